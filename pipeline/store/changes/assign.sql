INSERT INTO assignment (call_id, to_id, account_id)
SELECT s.call_id, a.account_id, :account FROM standing AS s, account AS a
WHERE s.call_id = CAST(:object AS INTEGER) AND NOT a.is_disabled
	AND a.account_id = CAST(:to AS INTEGER) AND (a.role = 'qa'
		OR (a.role = 'lead' AND s.team IN (SELECT team
			FROM account_team AS t
			WHERE t.account_id = a.account_id)))
RETURNING assignment_id;
