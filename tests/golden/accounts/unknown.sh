database
auscult accounts disable nobody --db night.db
