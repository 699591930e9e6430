auscult report --db nowhere.db
