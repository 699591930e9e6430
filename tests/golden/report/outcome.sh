database
sqlite3 night.db "INSERT INTO account (name, role, password) VALUES ('qa', 'qa', '')" \
	"INSERT INTO decision (call_id, pack, rule, machine, value, reason, account_id)
	VALUES (1, '', '', 'flagged', 'not_flagged', 'a jest', 1), (2, '', '', 'not_flagged', 'flagged', 'heard it', 1),
	(2, 'telecom-zh', 'greeting', 'fail', 'fail', NULL, 1)"
auscult report --db night.db --by outcome --format csv
