-- Scores of agents over a span of days, by default the newest thirty, with
-- Student's 95 % interval and against the mean of their team. (CROSS JOIN: the
-- days of each pair in turn, in whose order they need not be sorted.)
WITH pair AS MATERIALIZED (SELECT team, agent, sum(calls) AS calls,
		sum(scored) AS scored, sum(score) AS score,
		sum(square) AS square, sum(vetoed) AS vetoed,
		sum(flagged) AS flagged, sum(unknown) AS unknown,
		sum(followed) AS followed, sum(rated) AS rated,
		sum(satisfied) AS satisfied, sum(duration_s) AS duration_s,
		sum(silence_s) AS silence_s,
		sum(speech_rate_sum) AS speech_rate_sum,
		sum(speech_rate_count) AS speech_rate_count
	FROM agent_team CROSS JOIN agent_day USING (team, agent)
	WHERE day >= coalesce(:from, (SELECT date(max(day), '-29 days') FROM agent_day))
	AND day <= coalesce(:to, '9999')
	AND (:team IS NULL OR team = :team)
	AND (:scope <> 'team' OR team IN (
		SELECT team FROM account_team WHERE account_id = :account))
	GROUP BY team, agent HAVING sum(calls) > 0),
summed AS (SELECT agent, max(team) AS team,
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
	FROM pair WHERE :scope <> 'own' OR agent = :agent GROUP BY agent),
mean AS (SELECT team, sum(score) / nullif(sum(scored), 0) AS team_score
	FROM pair GROUP BY team)
SELECT summed.*, score - team_score AS against_team,
	iif(scored > 1, (SELECT min(t) FROM student WHERE df <= scored - 1) *
		sqrt(max(square - score * score, 0) / (scored - 1)), NULL)
		AS margin
FROM summed LEFT JOIN mean USING (team)
ORDER BY score IS NULL, score DESC, agent
LIMIT 101
OFFSET 100 * min(1000, max(0, CAST(coalesce(:page, 1) AS INTEGER) - 1));
