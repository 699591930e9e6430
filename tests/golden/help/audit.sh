auscult audit --help
