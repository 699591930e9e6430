-- The calls behind each row of the report by team: the newest `:most` (NULL for
-- all) of each.
SELECT team, agent, call, day, score, satisfaction, flagged FROM (
	SELECT s.team, s.agent, coalesce(call.name, call.path) AS call,
		substr(s.started_at, 1, 10) AS day, s.score, s.satisfaction,
		s.is_flagged AS flagged, row_number() OVER (
			PARTITION BY s.team ORDER BY s.started_at DESC) AS n
	FROM scored_call AS s JOIN call USING (call_id))
WHERE :most IS NULL OR n <= 0 + :most ORDER BY team, n;
