auscult models --help
