database
auscult report --db night.db --format pdf
