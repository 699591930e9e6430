auscult merge
