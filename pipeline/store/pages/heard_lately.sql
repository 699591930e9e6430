-- Whether that account listened to that a short while ago.
SELECT seq FROM access_log WHERE object = :object AND account = :account
	AND action = :action AND made_at >= strftime('%Y-%m-%dT%H:%M:%SZ',
		'now', '-10 minutes')
ORDER BY seq DESC LIMIT 1;
