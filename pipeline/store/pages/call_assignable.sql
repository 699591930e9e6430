-- To whom the call may be given: who decides and sees it.
SELECT account.account_id, account.name, account.title, account.role,
	account.account_id = (SELECT to_id FROM assignment
		WHERE call_id = CAST(:object AS INTEGER)
		ORDER BY assignment_id DESC LIMIT 1) AS is_chosen
FROM account, standing AS s
WHERE s.call_id = CAST(:object AS INTEGER) AND NOT is_disabled
	AND (role = 'qa' OR (role = 'lead' AND s.team IN (SELECT team
		FROM account_team AS t
		WHERE t.account_id = account.account_id)))
ORDER BY account.name;
