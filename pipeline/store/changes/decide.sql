INSERT INTO decision (call_id, pack, rule, machine, value, reason, account_id)
SELECT j.call_id, :pack, :rule, v.value, coalesce(:value, v.value), :reason,
	:account
FROM latest_judgement AS j JOIN verdict AS v USING (judgement_id)
WHERE j.call_id = CAST(:object AS INTEGER) AND j.pack = :pack
	AND v.rule = :rule
RETURNING decision_id;
