auscult models install
