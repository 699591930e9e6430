skip_without sqlite3
recording a.wav
transcript a.vtt
pack >small.yaml
auscult run a.wav --rules small.yaml --db night.db 2>/dev/null
sqlite3 night.db "UPDATE run SET started_at = datetime('now', '-100 days')"
recording b.wav
mv b.wav a.wav
auscult prune --db night.db --results 30 --apply | tail -n 1
ls a.wav
sqlite3 night.db "SELECT count(*) FROM call"
