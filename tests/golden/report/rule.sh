database
auscult report --db night.db --by rule
