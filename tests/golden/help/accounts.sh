auscult accounts --help
