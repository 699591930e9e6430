database
auscult report --db night.db --by failure
