database
auscult report --db night.db >/dev/full
