empty_database
auscult report --db night.db
