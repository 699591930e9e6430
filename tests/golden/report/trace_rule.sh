database
auscult report --db night.db --by trace_rule --format csv
