-- Appeals that wait for a final judgement, the oldest first.
SELECT a.call_id, coalesce(call.name, call.path) AS call, s.agent, s.team,
	a.rule, a.text, a.made_at, s.hearing_id
FROM appeal AS a CROSS JOIN standing AS s USING (call_id)
	JOIN call USING (call_id)
WHERE NOT EXISTS (SELECT 1 FROM final_judgement AS f
	WHERE f.appeal_id = a.appeal_id) AND (:scope = 'all' OR (:scope = 'team' AND s.team IN (
		SELECT team FROM account_team WHERE account_id = :account))
	OR (:scope = 'own' AND s.agent = :agent))
ORDER BY a.appeal_id LIMIT 50;
