auscult run nowhere.csv --db night.db
