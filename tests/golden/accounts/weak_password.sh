database
echo short | auscult accounts add li --role qa --db night.db
