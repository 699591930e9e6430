database
auscult review --db night.db --key key.pem
