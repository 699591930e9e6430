auscult models verify nowhere
