-- How often the agent keeps each rule, over the newest 200 calls, and how often
-- the team does, over as many of its own.
WITH own AS MATERIALIZED (SELECT call_id FROM standing AS s
	WHERE agent = :object AND (:scope = 'all' OR (:scope = 'team' AND s.team IN (
		SELECT team FROM account_team WHERE account_id = :account))
	OR (:scope = 'own' AND s.agent = :agent))
	ORDER BY day DESC, call_id DESC LIMIT 200),
team AS MATERIALIZED (SELECT call_id FROM standing
	WHERE team = (SELECT team FROM standing WHERE agent = :object LIMIT 1)
	ORDER BY call_id DESC LIMIT 200),
kept AS (SELECT v.pack_id, v.rule, sum(v.value = 'pass') AS passed,
		sum(v.value = 'fail') AS failed,
		sum(v.value = 'unknown') AS unknown
	FROM own JOIN standing_verdict AS v USING (call_id)
	WHERE v.section IS NOT NULL GROUP BY v.pack_id, v.rule),
others AS (SELECT v.rule, 1.0 * sum(v.value = 'pass') /
		nullif(sum(v.value IN ('pass', 'fail')), 0) AS team_share
	FROM team JOIN standing_verdict AS v USING (call_id)
	WHERE v.section IS NOT NULL GROUP BY v.rule)
SELECT kept.rule, CASE :tongue
		WHEN 'zh' THEN coalesce(r.title_zh, r.title_en, r.rule)
		ELSE coalesce(r.title_en, r.rule) END AS title,
	passed, failed, unknown,
	1.0 * passed / nullif(passed + failed, 0) AS share, team_share,
	1.0 * passed / nullif(passed + failed, 0) < team_share - 0.1 AS is_low
FROM kept JOIN rule AS r USING (pack_id, rule) LEFT JOIN others USING (rule)
WHERE passed + failed + unknown > 0
ORDER BY share IS NULL, share, kept.rule;
