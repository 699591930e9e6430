empty_database
auscult rules explain --db night.db --call 4711
