database
auscult report --db night.db --by night --format csv
