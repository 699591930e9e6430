auscult review --help
