-- Scores by agent: the mean over calls and, from ten calls of more than a day on,
-- its trend in points a week, each with Student's 95 % interval, so that three
-- calls never look like three hundred; and of the calls that customers rated the
-- share that satisfied them (4 or 5 of 5).
WITH moment AS (
	SELECT agent, max(team) AS team, count(*) AS calls, count(score) AS n,
		avg(score) AS score, sum(is_vetoed) AS vetoed,
		sum(is_flagged) AS flagged, sum(unknown_count) AS unknown,
		sum(duration_s) / 60 AS minutes, count(satisfaction) AS rated,
		100.0 * sum(satisfaction >= 4) / count(satisfaction) AS satisfied,
		sum(score * score) - sum(score) * avg(score) AS yy,
		count(y) AS m, sum(x * x) - sum(x) * avg(x) AS xx,
		sum(x * y) - sum(x) * avg(y) AS xy,
		sum(y * y) - sum(y) * avg(y) AS dated_yy
	FROM (SELECT *, week - (SELECT min(week) FROM scored_call) AS x,
			iif(week IS NULL, NULL, score) AS y
		FROM scored_call)
	GROUP BY agent),
line AS (
	SELECT *, iif(m >= 10 AND xx > 0.01, xy / xx, NULL) AS slope
	FROM moment)
SELECT agent, team, calls, score,
	iif(n > 1, (SELECT min(t) FROM student WHERE df <= n - 1) *
		sqrt(max(yy, 0) / (n - 1) / n), NULL) AS margin,
	slope AS trend,
	iif(slope IS NULL, NULL,
		(SELECT min(t) FROM student WHERE df <= m - 2) *
		sqrt(max(dated_yy - slope * xy, 0) / (m - 2) / xx))
		AS trend_margin,
	vetoed, flagged, unknown, minutes, rated, satisfied
FROM line ORDER BY score IS NULL, score DESC, agent;
