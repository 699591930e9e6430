auscult eval
