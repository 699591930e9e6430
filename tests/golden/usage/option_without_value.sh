auscult run night.csv --db
