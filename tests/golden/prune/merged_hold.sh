skip_without sqlite3
recording a.wav
transcript a.vtt
pack >small.yaml
auscult run a.wav --rules small.yaml --db shard.db 2>/dev/null
sqlite3 shard.db "UPDATE run SET started_at = datetime('now', '-100 days')"
auscult prune --db shard.db --hold a.wav --why "at court"
auscult merge shard.db --into night.db >/dev/null
auscult merge shard.db --into night.db >/dev/null
auscult prune --db night.db --results 30 --apply | tail -n 1
sqlite3 night.db "SELECT count(*) FROM legal_hold"
