-- A row where whoever asks may see that agent.
SELECT agent FROM standing AS s WHERE agent = :object AND (:scope = 'all' OR (:scope = 'team' AND s.team IN (
		SELECT team FROM account_team WHERE account_id = :account))
	OR (:scope = 'own' AND s.agent = :agent)) LIMIT 1;
