auscult calibrate --db night.db
