auscult rules --help
