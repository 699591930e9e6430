auscult --help
