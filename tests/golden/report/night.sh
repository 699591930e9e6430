database
sqlite3 night.db "UPDATE run SET started_at = '2026-03-02T22:00:00Z'"
auscult report --db night.db --by night
