-- The calls behind each row of the report by day: `:most` (NULL for all) of
-- each.
SELECT day, agent, call, score, flagged FROM (
	SELECT substr(s.started_at, 1, 10) AS day, s.agent,
		coalesce(call.name, call.path) AS call, s.score,
		s.is_flagged AS flagged, row_number() OVER (
			PARTITION BY substr(s.started_at, 1, 10)
			ORDER BY s.started_at) AS n
	FROM scored_call AS s JOIN call USING (call_id))
WHERE :most IS NULL OR n <= 0 + :most ORDER BY day, n;
