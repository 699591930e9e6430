auscult run --loudly night.csv
