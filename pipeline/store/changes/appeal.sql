INSERT INTO appeal (call_id, pack, rule, text, account_id)
SELECT j.call_id, :pack, :rule, :text, :account
FROM latest_judgement AS j JOIN verdict AS v USING (judgement_id)
WHERE j.call_id = CAST(:object AS INTEGER) AND j.pack = :pack
	AND v.rule = :rule
RETURNING appeal_id;
