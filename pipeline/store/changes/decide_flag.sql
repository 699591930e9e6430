INSERT INTO decision (call_id, pack, rule, machine, value, reason, account_id)
SELECT call_id, '', '', iif(machine_flagged, 'flagged', 'not_flagged'),
	CASE :value WHEN 'confirm'
		THEN iif(machine_flagged, 'flagged', 'not_flagged')
	ELSE iif(machine_flagged, 'not_flagged', 'flagged') END,
	:reason, :account
FROM standing WHERE call_id = CAST(:object AS INTEGER)
RETURNING decision_id;
