-- How far the night is: the newest run, and what is flagged of its calls.
SELECT run.started_at, run.finished_at, run.found,
	(SELECT count(*) FROM standing AS s
		WHERE s.run_id >= (SELECT first_run FROM night) AND (:scope = 'all' OR (:scope = 'team' AND s.team IN (
		SELECT team FROM account_team WHERE account_id = :account))
	OR (:scope = 'own' AND s.agent = :agent)))
		AS heard,
	(SELECT count(*) FROM standing AS s
		WHERE s.run_id >= (SELECT first_run FROM night)
		AND s.machine_flagged AND (:scope = 'all' OR (:scope = 'team' AND s.team IN (
		SELECT team FROM account_team WHERE account_id = :account))
	OR (:scope = 'own' AND s.agent = :agent))) AS flagged,
	(SELECT count(*) FROM standing AS s
		WHERE s.run_id >= (SELECT first_run FROM night)
		AND s.machine_flagged AND s.is_reviewed AND (:scope = 'all' OR (:scope = 'team' AND s.team IN (
		SELECT team FROM account_team WHERE account_id = :account))
	OR (:scope = 'own' AND s.agent = :agent)))
		AS reviewed,
	iif(:scope = 'all', (SELECT count(*) FROM failure
		WHERE run_id >= (SELECT first_run FROM night)), NULL) AS failed
FROM run ORDER BY run_id DESC LIMIT 1;
