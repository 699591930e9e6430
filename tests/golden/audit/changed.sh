# A row that was put in by hand does not follow.
database
sqlite3 night.db "INSERT INTO access_log VALUES (1, '2026-03-02T10:00:00Z', 'li', 'qa', '127.0.0.1', 'listen', 'call/1', '', '', 'abc')"
auscult audit verify --db night.db
