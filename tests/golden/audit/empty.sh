database
auscult audit verify --db night.db
