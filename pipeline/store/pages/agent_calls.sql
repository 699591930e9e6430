-- The agent's newest calls.
SELECT s.call_id, coalesce(call.name, call.path) AS call, call.started_at,
	s.duration_s, s.score, s.is_vetoed, s.tier, s.is_flagged, s.is_reviewed
FROM (SELECT * FROM standing AS s WHERE agent = :object AND (:scope = 'all' OR (:scope = 'team' AND s.team IN (
		SELECT team FROM account_team WHERE account_id = :account))
	OR (:scope = 'own' AND s.agent = :agent))
	ORDER BY day DESC, call_id DESC LIMIT 50) AS s
	JOIN call USING (call_id)
ORDER BY call.started_at DESC;
