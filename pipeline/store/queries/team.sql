-- Scores by team, over calls.
WITH scored AS (
	SELECT call_id, avg(score) AS score, max(is_vetoed) AS is_vetoed
	FROM latest_judgement WHERE score IS NOT NULL GROUP BY call_id)
SELECT team, count(DISTINCT agent) AS agents, count(*) AS calls,
	avg(score) AS score, sum(is_vetoed) AS vetoed,
	sum(is_flagged) AS flagged, sum(duration_s) / 60 AS minutes
FROM call JOIN latest_assessment USING (call_id)
	LEFT JOIN scored USING (call_id)
GROUP BY team ORDER BY score IS NULL, score DESC, team;
