database
auscult report --db night.db --format xlsx
