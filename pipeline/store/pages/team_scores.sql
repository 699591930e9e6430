-- The same for teams.
WITH summed AS (SELECT team, count(DISTINCT agent) AS agents,
		sum(calls) AS calls, sum(scored) AS scored,
		sum(score) / nullif(sum(scored), 0) AS score,
		sum(square) / nullif(sum(scored), 0) AS square,
		sum(vetoed) AS vetoed, sum(flagged) AS flagged,
		1.0 * sum(flagged) / sum(calls) AS flag_share,
		sum(unknown) AS unknown,
		1.0 - 1.0 * sum(followed) / sum(calls) AS resolved_share,
		1.0 * sum(satisfied) / nullif(sum(rated), 0)
			AS satisfied_share,
		sum(duration_s) / sum(calls) AS handling_s,
		sum(silence_s) / nullif(sum(duration_s), 0.0) AS silence_share,
		sum(speech_rate_sum) / nullif(sum(speech_rate_count), 0)
			AS speech_rate
	FROM agent_team CROSS JOIN agent_day USING (team, agent)
	WHERE day >= coalesce(:from, (SELECT date(max(day), '-29 days') FROM agent_day))
	AND day <= coalesce(:to, '9999') AND calls > 0
	AND (:scope = 'all' OR team IN (SELECT team FROM account_team
		WHERE account_id = :account))
	AND (:team IS NULL OR team = :team) GROUP BY team)
SELECT *, iif(scored > 1, (SELECT min(t) FROM student WHERE df <= scored - 1) *
		sqrt(max(square - score * score, 0) / (scored - 1)), NULL)
		AS margin
FROM summed ORDER BY score IS NULL, score DESC, team LIMIT 100;
