echo "no database" >night.db
auscult report --db night.db
