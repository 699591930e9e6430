auscult examples --help
