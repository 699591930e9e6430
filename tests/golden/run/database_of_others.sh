skip_without sqlite3
sqlite3 night.db "CREATE TABLE shopping (item)"
recording a.wav
auscult run a.wav --db night.db
