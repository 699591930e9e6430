-- Day by day: the mean score and the share of flagged calls.
SELECT day, sum(calls) AS calls,
	sum(score) / nullif(sum(scored), 0) AS score,
	100.0 * sum(flagged) / sum(calls) AS flagged
FROM agent_day AS s WHERE day >= coalesce(:from, (SELECT date(max(day), '-29 days') FROM agent_day))
	AND day <= coalesce(:to, '9999') AND calls > 0
	AND (:team IS NULL OR team = :team)
	AND (:object IS NULL OR agent = :object) AND (:scope = 'all' OR (:scope = 'team' AND s.team IN (
		SELECT team FROM account_team WHERE account_id = :account))
	OR (:scope = 'own' AND s.agent = :agent))
GROUP BY day HAVING sum(calls) > 0 ORDER BY day;
