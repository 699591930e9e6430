database
auscult report --db night.db --tongue zh
