echo "audio,colour" >night.csv
auscult run night.csv --db night.db
