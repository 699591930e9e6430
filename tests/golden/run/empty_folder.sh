mkdir calls
auscult run calls --db night.db
