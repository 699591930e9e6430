skip_without sqlite3
recording a.wav
transcript a.vtt
pack >small.yaml
auscult run a.wav --rules small.yaml --db night.db 2>/dev/null
sqlite3 night.db "UPDATE run SET started_at = datetime('now', '-100 days')"
auscult prune --db night.db --hold a.wav || echo "exit $?"
auscult prune --db night.db --hold a.wav --why "at court"
auscult prune --db night.db --holds | sed -E 's/[^ ]+ +[0-9-]+T.*/WHO WHEN/'
auscult prune --db night.db --results 30 --apply | tail -n 1
auscult prune --db night.db --release a.wav --why settled
auscult prune --db night.db --results 30 --apply | tail -n 1
