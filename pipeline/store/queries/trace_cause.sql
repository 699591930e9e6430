-- The calls behind each row of the report by cause: `:most` (NULL for all) of
-- each.
SELECT cause, agent, call, flagged FROM (
	SELECT verdict.rule AS cause, agent,
		coalesce(call.name, call.path) AS call, is_flagged AS flagged,
		row_number() OVER (PARTITION BY verdict.rule
			ORDER BY is_flagged DESC, call.call_id) AS n
	FROM latest_judgement AS j JOIN verdict USING (judgement_id)
		JOIN rule ON rule.pack_id = j.pack_id
			AND rule.rule = verdict.rule
		JOIN call ON call.call_id = j.call_id
		JOIN latest_assessment AS a ON a.call_id = j.call_id
	WHERE value = 'fail' AND rule.section IS NULL
		AND rule.risk_weight = 0)
WHERE :most IS NULL OR n <= 0 + :most ORDER BY cause, n;
