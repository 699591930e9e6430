database
auscult prune --db night.db
