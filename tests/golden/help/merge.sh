auscult merge --help
