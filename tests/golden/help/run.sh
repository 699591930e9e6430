auscult run --help
