-- The call itself.
SELECT s.*, coalesce(call.name, call.path) AS call, call.started_at,
	call.direction, call.queue, call.warning, call.agent_channel,
	call.channels, call.is_dual_mono, call.rate_hz, call.path,
	call.path_customer, h.silence_s, h.overlap_s, h.is_imported,
	h.overlap_s IS NOT NULL AS is_overlap_known,
	EXISTS (SELECT 1 FROM voices WHERE voices.hearing_id = s.hearing_id
		AND is_by_voice) AS is_by_voice,
	'…' || substr(call.customer, -4) AS customer,
	(SELECT count(*) FROM turn WHERE turn.hearing_id = s.hearing_id)
		AS turn_count,
	(SELECT d.reason FROM latest_decision AS d WHERE d.call_id = s.call_id
		AND d.pack = '' AND d.rule = '') AS flag_reason,
	s.machine_flagged <> s.is_flagged AS is_flag_overturned
FROM standing AS s JOIN call USING (call_id) JOIN hearing AS h USING (hearing_id)
WHERE s.call_id = CAST(:object AS INTEGER);
