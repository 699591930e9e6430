database
echo 'a long password' | auscult accounts add li --role qa --db night.db
echo 'a long password' | auscult accounts add li --role qa --db night.db
