auscult examples --db night.db
