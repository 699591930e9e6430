auscult doctor --help
