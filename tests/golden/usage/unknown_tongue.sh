auscult report --db night.db --tongue fr
