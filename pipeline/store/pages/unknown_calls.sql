-- Calls of the night of which the machine could not judge the most.
SELECT s.call_id, coalesce(call.name, call.path) AS call, s.agent, s.team,
	s.unknown_count, s.duration_s, call.started_at, call.warning
FROM (
	SELECT s.* FROM standing AS s WHERE unknown_count > 0
	AND (:night IS NOT NULL
		OR run_id >= (SELECT first_run FROM night))
	AND (:team IS NULL OR team = :team)
	AND (:who IS NULL OR s.agent = :who)
	AND NOT is_reviewed AND (:scope = 'all' OR (:scope = 'team' AND s.team IN (
		SELECT team FROM account_team WHERE account_id = :account))
	OR (:scope = 'own' AND s.agent = :agent))
	ORDER BY unknown_count DESC, call_id LIMIT 20) AS s
	JOIN call USING (call_id)
ORDER BY s.unknown_count DESC, s.call_id;
