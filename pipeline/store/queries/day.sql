-- Calls, scores and flags by the day on which the call started.
SELECT substr(started_at, 1, 10) AS day, count(*) AS calls,
	avg(score) AS score, sum(is_vetoed) AS vetoed,
	sum(is_flagged) AS flagged, sum(unknown_count) AS unknown,
	sum(duration_s) / 60 AS minutes
FROM scored_call GROUP BY day ORDER BY day;
