empty_database
auscult draw 4711 --db night.db
