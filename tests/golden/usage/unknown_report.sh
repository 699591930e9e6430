auscult report --db night.db --by weather
