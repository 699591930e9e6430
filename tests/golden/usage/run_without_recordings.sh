auscult run --db night.db
