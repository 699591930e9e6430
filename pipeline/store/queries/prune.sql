-- What is due for removal: a row a call and class. `:recordings`, `:transcripts`
-- and `:results` are ages in days, NULL to keep that class for ever; `:flagged`
-- is the least age of whatever belongs to a flagged call. Removing results takes
-- all that is left of the call. Calls under legal hold are listed as held.
WITH aged AS (
	SELECT call.call_id, call.hash, coalesce(call.name, call.path) AS call,
		call.path, call.path_customer, a.is_flagged AS flagged,
		julianday('now') - julianday(coalesce(
			call.started_at, run.started_at)) AS age,
		call.hash IN (SELECT call_hash FROM held_call) AS held
	FROM call JOIN run USING (run_id)
		LEFT JOIN latest_assessment AS a USING (call_id)),
due AS (
	SELECT aged.*, class FROM aged, (
		SELECT 1 AS n, 'recording' AS class,
			coalesce(min(0 + :recordings, 0 + :results),
				0 + :recordings, 0 + :results) AS days
		UNION ALL SELECT 2, 'transcript',
			coalesce(min(0 + :transcripts, 0 + :results),
				0 + :transcripts, 0 + :results)
		UNION ALL SELECT 3, 'result', 0 + :results)
	WHERE age > days AND (NOT coalesce(flagged, 0) OR :flagged IS NULL
		OR age > 0 + :flagged))
SELECT class, call, cast(age AS INTEGER) AS days, flagged, held, path,
	path_customer, hash
FROM due WHERE CASE class
	WHEN 'recording' THEN NOT EXISTS (SELECT 1 FROM removal
		WHERE call_hash = due.hash AND removal.class = 'recording')
	WHEN 'transcript' THEN EXISTS (SELECT 1 FROM turn
		JOIN hearing USING (hearing_id)
		WHERE hearing.call_id = due.call_id)
	ELSE true END
ORDER BY call_id, class;
