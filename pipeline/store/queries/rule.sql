-- How often each rule was kept; the rate leaves out what did not apply and
-- what could not be heard.
SELECT verdict.pack, verdict.rule, max(rule.title_en) AS title_en,
	max(rule.title_zh) AS title_zh,
	sum(value = 'pass') AS passed, sum(value = 'fail') AS failed,
	sum(value = 'unknown') AS unknown,
	sum(value = 'not_applicable') AS not_applicable,
	100.0 * sum(value = 'pass') /
		nullif(sum(value IN ('pass', 'fail')), 0) AS pass_rate
FROM standing_verdict AS verdict JOIN rule USING (pack_id, rule)
GROUP BY verdict.pack, verdict.rule
ORDER BY verdict.pack, pass_rate IS NULL, pass_rate, verdict.rule;
