-- Scores by agent: mean over calls with Student's 95 % interval, so that three
-- calls never look like three hundred.
WITH quantile (df, t) AS (VALUES
	(1, 12.706), (2, 4.303), (3, 3.182), (4, 2.776), (5, 2.571),
	(6, 2.447), (7, 2.365), (8, 2.306), (9, 2.262), (10, 2.228),
	(15, 2.131), (20, 2.086), (30, 2.042), (60, 2.000), (1000, 1.962)),
scored AS (
	SELECT call_id, avg(score) AS score, max(is_vetoed) AS is_vetoed,
		sum(unknown_count) AS unknown_count
	FROM latest_judgement WHERE score IS NOT NULL GROUP BY call_id),
agent AS (
	SELECT agent, max(team) AS team, count(*) AS calls,
		count(score) AS scored, avg(score) AS score,
		avg(score * score) AS square, sum(is_vetoed) AS vetoed,
		sum(is_flagged) AS flagged, sum(unknown_count) AS unknown,
		sum(duration_s) / 60 AS minutes
	FROM call JOIN latest_assessment USING (call_id)
		LEFT JOIN scored USING (call_id)
	GROUP BY agent)
SELECT agent, team, calls, score,
	iif(scored > 1, (SELECT min(t) FROM quantile WHERE df <= scored - 1) *
		sqrt(max(square - score * score, 0) / (scored - 1)), NULL)
		AS margin,
	vetoed, flagged, unknown, minutes
FROM agent ORDER BY score IS NULL, score DESC, agent;
