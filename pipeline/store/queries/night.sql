-- The last night in one row: what the runs heard that began within a day of the
-- newest.
WITH last AS (
	SELECT * FROM run WHERE julianday(started_at) >
		(SELECT max(julianday(started_at)) - 1 FROM run)),
heard AS (
	SELECT s.* FROM scored_call AS s JOIN call USING (call_id)
	WHERE call.run_id IN (SELECT run_id FROM last))
SELECT (SELECT min(substr(started_at, 1, 10)) FROM last) AS night,
	count(*) AS calls, count(DISTINCT agent) AS agents,
	sum(duration_s) / 60 AS minutes, avg(score) AS score,
	sum(is_vetoed) AS vetoed, sum(is_flagged) AS flagged,
	sum(unknown_count) AS unknown,
	(SELECT count(*) FROM failure
		WHERE run_id IN (SELECT run_id FROM last)) AS unheard
FROM heard;
