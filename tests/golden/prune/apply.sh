skip_without sqlite3
recording a.wav
transcript a.vtt
pack >small.yaml
auscult run a.wav --rules small.yaml --db night.db 2>/dev/null
sqlite3 night.db "UPDATE run SET started_at = datetime('now', '-100 days')"
auscult prune --db night.db --recordings 30 --transcripts 60 --apply | tail -n 1
ls a.wav 2>/dev/null || echo "no recording"
sqlite3 night.db "SELECT count(*) FROM turn; SELECT count(*) FROM verdict; SELECT class FROM removal"
grep -c -a '有什么可以帮您' night.db || true
auscult prune --db night.db --recordings 30 --transcripts 60 --results 90 --apply | tail -n 1
sqlite3 night.db "SELECT count(*) FROM call; SELECT count(*) FROM verdict; PRAGMA foreign_key_check"
