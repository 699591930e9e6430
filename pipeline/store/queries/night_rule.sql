-- The ten rules that the last night's calls broke most.
SELECT j.pack, verdict.rule, max(rule.title_en) AS title_en,
	max(rule.title_zh) AS title_zh,
	sum(value = 'pass') AS passed, sum(value = 'fail') AS failed,
	100.0 * sum(value = 'pass') /
		nullif(sum(value IN ('pass', 'fail')), 0) AS pass_rate
FROM latest_judgement AS j JOIN verdict USING (judgement_id)
	JOIN call USING (call_id)
	JOIN rule ON rule.pack_id = j.pack_id AND rule.rule = verdict.rule
WHERE call.run_id >= (SELECT first_run FROM night) AND rule.section IS NOT NULL
GROUP BY j.pack, verdict.rule HAVING failed > 0
ORDER BY failed DESC, verdict.rule LIMIT 10;
