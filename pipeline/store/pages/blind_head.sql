-- One call of a round, without what anybody says of it.
SELECT r.title, c.seq, s.call_id, s.hearing_id, s.duration_s, call.agent_channel, EXISTS (
	SELECT 1 FROM calibration_score AS k WHERE k.round_id = c.round_id
	AND k.call_id = c.call_id AND k.account_id = :account) AS is_done
FROM calibration_call AS c JOIN calibration_round AS r USING (round_id)
	JOIN standing AS s USING (call_id) JOIN call USING (call_id)
WHERE c.round_id = CAST(substr(:object, 1, instr(:object, '.') - 1) AS INTEGER) AND c.seq = CAST(substr(:object, instr(:object, '.') + 1) AS INTEGER) AND (:scope = 'all' OR (:scope = 'team' AND s.team IN (
		SELECT team FROM account_team WHERE account_id = :account))
	OR (:scope = 'own' AND s.agent = :agent));
