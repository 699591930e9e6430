auscult rules explain --db night.db
