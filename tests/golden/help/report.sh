auscult report --help
