INSERT INTO calibration_score (round_id, call_id, account_id, rule, value)
SELECT c.round_id, c.call_id, :account, :rule, :value
FROM calibration_call AS c JOIN standing AS s USING (call_id)
WHERE c.round_id = CAST(substr(:object, 1, instr(:object, '.') - 1) AS INTEGER) AND c.seq = CAST(substr(:object, instr(:object, '.') + 1) AS INTEGER) AND (:scope = 'all' OR (:scope = 'team' AND s.team IN (
		SELECT team FROM account_team WHERE account_id = :account))
	OR (:scope = 'own' AND s.agent = :agent))
	AND EXISTS (SELECT 1 FROM rule AS r WHERE r.rule = :rule)
RETURNING call_id;
