auscult run -x night.csv
