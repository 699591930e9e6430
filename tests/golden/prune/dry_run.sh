recording a.wav
transcript a.vtt
pack >small.yaml
auscult run a.wav --rules small.yaml --db night.db 2>/dev/null
sqlite3 night.db "UPDATE run SET started_at = datetime('now', '-100 days')"
auscult prune --db night.db --recordings 30 --transcripts 60 --results 200 | sed -E 's/ +$//'
ls a.wav
