-- The last night in one row: what the runs heard that began within a day of the
-- newest.
WITH heard AS (
	SELECT s.* FROM scored_call AS s JOIN call USING (call_id)
	WHERE call.run_id >= (SELECT first_run FROM night))
SELECT (SELECT substr(started_at, 1, 10) FROM run JOIN night
		ON run_id = first_run) AS night,
	count(*) AS calls, count(DISTINCT agent) AS agents,
	sum(duration_s) / 60 AS minutes, avg(score) AS score,
	sum(is_vetoed) AS vetoed, sum(is_flagged) AS flagged,
	sum(unknown_count) AS unknown,
	(SELECT count(*) FROM failure
		WHERE run_id >= (SELECT first_run FROM night)) AS unheard
FROM heard;
