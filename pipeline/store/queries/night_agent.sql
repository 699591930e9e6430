-- The last night's ten lowest scores by agent.
WITH last AS (
	SELECT run_id FROM run WHERE julianday(started_at) >
		(SELECT max(julianday(started_at)) - 1 FROM run))
SELECT s.agent, max(s.team) AS team, count(*) AS calls, avg(s.score) AS score,
	sum(s.is_vetoed) AS vetoed, sum(s.is_flagged) AS flagged
FROM scored_call AS s JOIN call USING (call_id)
WHERE call.run_id IN (SELECT run_id FROM last) AND s.score IS NOT NULL
GROUP BY s.agent ORDER BY score, s.agent LIMIT 10;
