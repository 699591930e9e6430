database
auscult report --db night.db --by failure --format csv --out failures.csv
cat failures.csv
