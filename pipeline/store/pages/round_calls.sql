-- The calls of a round that somebody may see, and which of them are scored.
SELECT c.round_id, c.seq, s.duration_s, EXISTS (
	SELECT 1 FROM calibration_score AS k WHERE k.round_id = c.round_id
	AND k.call_id = c.call_id AND k.account_id = :account) AS is_done
FROM calibration_call AS c JOIN standing AS s USING (call_id)
WHERE c.round_id = CAST(:object AS INTEGER) AND (:scope = 'all' OR (:scope = 'team' AND s.team IN (
		SELECT team FROM account_team WHERE account_id = :account))
	OR (:scope = 'own' AND s.agent = :agent))
ORDER BY c.seq;
