-- The calls behind each row of the report by rule, those that broke it first:
-- `:most` (NULL for all) of each; with `:night` of the last night only.
SELECT pack, rule, verdict, agent, call, at_s FROM (
	SELECT j.pack, verdict.rule, value AS verdict, call.agent,
		coalesce(call.name, call.path) AS call,
		(SELECT start_s FROM evidence AS e
			WHERE e.judgement_id = j.judgement_id
			AND e.rule = verdict.rule AND e.seq = 0) AS at_s,
		row_number() OVER (PARTITION BY j.pack, verdict.rule
			ORDER BY value != 'fail', value != 'unknown',
			value != 'pass', call.call_id) AS n
	FROM latest_judgement AS j JOIN verdict USING (judgement_id)
		JOIN call ON call.call_id = j.call_id
	WHERE :night IS NULL OR call.run_id >= (SELECT first_run FROM night))
WHERE :most IS NULL OR n <= 0 + :most ORDER BY pack, rule, n;
