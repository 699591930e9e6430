database
echo 'a long password' | auscult accounts add li --role lead --db night.db
