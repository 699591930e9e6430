-- Rounds, the newest first.
SELECT r.round_id, r.title, r.plan, r.pack, r.made_at, account.name AS by,
	(SELECT count(*) FROM calibration_call AS c
		WHERE c.round_id = r.round_id) AS calls,
	(SELECT count(DISTINCT account_id) FROM calibration_score AS k
		WHERE k.round_id = r.round_id) AS reviewers,
	(SELECT count(DISTINCT call_id) FROM calibration_score AS k
		WHERE k.round_id = r.round_id AND k.account_id = :account)
		AS mine
FROM calibration_round AS r JOIN account USING (account_id)
ORDER BY r.round_id DESC LIMIT 100;
