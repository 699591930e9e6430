-- Every call with its score.
SELECT coalesce(call.name, call.path) AS call, agent, team,
	started_at, language, duration_s,
	(SELECT avg(score) FROM latest_judgement AS j
		WHERE j.call_id = call.call_id) AS score,
	tier, is_flagged AS flagged
FROM call JOIN latest_assessment USING (call_id) ORDER BY started_at, call;
