-- Every call with its score, grade and risk.
SELECT coalesce(call.name, call.path) AS call, s.agent, s.team, s.started_at,
	language, s.duration_s, s.score,
	(SELECT title_en FROM grade AS g
		WHERE g.pack_id = s.pack_id AND s.score >= at_least
		ORDER BY seq LIMIT 1) AS grade_en,
	(SELECT title_zh FROM grade AS g
		WHERE g.pack_id = s.pack_id AND s.score >= at_least
		ORDER BY seq LIMIT 1) AS grade_zh,
	100 * probability AS risk, tier, s.is_flagged AS flagged
FROM scored_call AS s JOIN call USING (call_id)
	JOIN latest_assessment USING (call_id)
ORDER BY s.started_at, call;
