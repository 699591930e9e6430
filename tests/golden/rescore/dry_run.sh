# A changed pack is tried on stored calls: what would change is told, and nothing
# is stored until it is meant.
skip_without sqlite3
pack | sed 's/\[您好\]/[早上好]/' >changed.yaml
pack >small.yaml
for call in a b; do
	recording $call.wav
	transcript $call.vtt
done
auscult run -j 1 a.wav b.wav --db night.db --rules small.yaml 2>/dev/null
auscult rescore --db night.db --rules changed.yaml --dry-run
sqlite3 night.db "SELECT count(*) FROM judgement"
LC_ALL=zh_CN.UTF-8 auscult rescore --db night.db --rules changed.yaml --dry-run
auscult rescore --db night.db --rules changed.yaml --dry-run --format csv
auscult rescore --db night.db --rules changed.yaml 2>/dev/null
sqlite3 night.db "SELECT count(*) FROM judgement"
auscult rescore --db night.db --rules changed.yaml --dry-run
