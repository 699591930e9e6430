database
auscult report --db night.db
