-- A row where whoever asks may see the call.
SELECT call_id FROM standing AS s
WHERE call_id = CAST(:object AS INTEGER) AND (:scope = 'all' OR (:scope = 'team' AND s.team IN (
		SELECT team FROM account_team WHERE account_id = :account))
	OR (:scope = 'own' AND s.agent = :agent));
