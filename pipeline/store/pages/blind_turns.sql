-- What was said in it.
SELECT t.party, t.start_s, t.end_s, t.text
FROM calibration_call AS c JOIN standing AS s USING (call_id)
	JOIN turn AS t USING (hearing_id)
WHERE c.round_id = CAST(substr(:object, 1, instr(:object, '.') - 1) AS INTEGER) AND c.seq = CAST(substr(:object, instr(:object, '.') + 1) AS INTEGER) AND (:scope = 'all' OR (:scope = 'team' AND s.team IN (
		SELECT team FROM account_team WHERE account_id = :account))
	OR (:scope = 'own' AND s.agent = :agent))
ORDER BY t.seq;
