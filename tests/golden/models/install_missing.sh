auscult models install nowhere
