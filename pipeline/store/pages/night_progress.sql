-- How far the night is: the newest run, and what is flagged of its calls.
SELECT run.started_at, run.finished_at, run.found, heard, flagged, reviewed,
	iif(:scope = 'all', (SELECT count(*) FROM failure
		WHERE run_id >= (SELECT first_run FROM night)), NULL) AS failed
FROM night_run AS run, (SELECT count(*) AS heard,
		count(*) FILTER (WHERE machine_flagged) AS flagged,
		count(*) FILTER (WHERE machine_flagged AND is_reviewed)
			AS reviewed
	FROM standing AS s WHERE run_id >= (SELECT first_run FROM night)
	AND (:scope = 'all' OR (:scope = 'team' AND s.team IN (
		SELECT team FROM account_team WHERE account_id = :account))
	OR (:scope = 'own' AND s.agent = :agent)))
ORDER BY run.run_id DESC LIMIT 1;
