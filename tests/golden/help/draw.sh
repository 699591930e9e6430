auscult draw --help
