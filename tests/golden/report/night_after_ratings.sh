# A run that finds all calls there already is no night of its own.
database
sqlite3 night.db "UPDATE run SET done = 6" \
	"INSERT INTO run (started_at, finished_at, version, jobs, found, skipped)
		SELECT strftime('%Y-%m-%dT%H:%M:%SZ', started_at, '+3 days'),
			strftime('%Y-%m-%dT%H:%M:%SZ', started_at, '+3 days'),
			'0', 1, 6, 6 FROM run"
auscult report --db night.db --by night | sed -n '3s/^[0-9-]* *//p'
