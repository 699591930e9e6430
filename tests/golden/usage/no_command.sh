auscult
