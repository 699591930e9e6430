auscult eval --help
