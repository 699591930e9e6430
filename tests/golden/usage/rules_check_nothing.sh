auscult rules check
