-- How often each rule was kept; the rate leaves out what did not apply and
-- what could not be heard.
SELECT j.pack, verdict.rule, max(rule.title_en) AS title_en,
	max(rule.title_zh) AS title_zh,
	sum(value = 'pass') AS passed, sum(value = 'fail') AS failed,
	sum(value = 'unknown') AS unknown,
	sum(value = 'not_applicable') AS not_applicable,
	100.0 * sum(value = 'pass') /
		nullif(sum(value IN ('pass', 'fail')), 0) AS pass_rate
FROM latest_judgement AS j JOIN verdict USING (judgement_id)
	JOIN rule ON rule.pack_id = j.pack_id AND rule.rule = verdict.rule
GROUP BY j.pack, verdict.rule
ORDER BY j.pack, pass_rate IS NULL, pass_rate, verdict.rule;
