auscult rules
