-- Calls whose parties stand in doubt or were exchanged by what they say.
SELECT coalesce(call.name, call.path) AS call, agent,
	CASE is_by_voice WHEN 1 THEN 'voice' ELSE 'channel' END AS told_by,
	separation, voices.confidence, is_exchanged,
	NOT EXISTS (SELECT 1 FROM turn
		WHERE turn.hearing_id = a.hearing_id
			AND party IN ('agent', 'customer')) AS is_unknown
FROM latest_assessment AS a JOIN call USING (call_id)
	JOIN voices USING (hearing_id)
WHERE is_exchanged OR NOT EXISTS (SELECT 1 FROM turn
	WHERE turn.hearing_id = a.hearing_id
		AND party IN ('agent', 'customer'))
ORDER BY call;
