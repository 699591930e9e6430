database
auscult review --db night.db --listen 127.0.0.1:http
