auscult calibrate --help
