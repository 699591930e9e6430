-- The last night's ten lowest scores by agent.
SELECT s.agent, max(s.team) AS team, count(*) AS calls, avg(s.score) AS score,
	sum(s.is_vetoed) AS vetoed, sum(s.is_flagged) AS flagged
FROM scored_call AS s JOIN call USING (call_id)
WHERE call.run_id >= (SELECT first_run FROM night) AND s.score IS NOT NULL
GROUP BY s.agent ORDER BY score, s.agent LIMIT 10;
