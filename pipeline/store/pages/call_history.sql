-- What people decided, newest first.
SELECT d.pack, d.rule, d.machine, d.value, d.reason, d.made_at,
	account.name AS by
FROM decision AS d JOIN account USING (account_id)
WHERE d.call_id = CAST(:object AS INTEGER) ORDER BY decision_id DESC;
