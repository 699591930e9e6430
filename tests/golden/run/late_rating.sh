# A rating that comes later is taken in once, without hearing the call again;
# one that is missing takes nothing away.
skip_without sqlite3
for name in a b c; do
	recording $name.wav
	transcript $name.vtt
done
# manifest RATING RATING RATING
manifest() {
	printf '%s\n' call_id,audio,agent,team,start,satisfaction \
		"1,a.wav,8021,east,2026-03-02T09:14:05+08:00,$1" \
		"2,b.wav,8021,east,2026-03-02T10:14:05+08:00,$2" \
		"3,c.wav,8021,east,2026-03-02T11:14:05+08:00,$3" >night.csv
}
ratings() {
	sqlite3 night.db "SELECT name, satisfaction, hearing_id
		FROM call JOIN hearing USING (call_id) ORDER BY name" \
		"SELECT rated, satisfied FROM agent_day"
}
manifest "" 2 ""
auscult run night.csv --jobs 1 --db night.db
ratings
for again in 1 2; do
	manifest 5 4 ""
	auscult run night.csv --jobs 1 --db night.db
done
ratings
manifest "" "" ""
auscult run night.csv --jobs 1 --again --db night.db
ratings
auscult report --db night.db
auscult report --db night.db --by team --format csv
auscult report --db night.db --by trace_agent
