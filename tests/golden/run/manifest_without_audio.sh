echo "call_id,agent" >night.csv
auscult run night.csv --db night.db
