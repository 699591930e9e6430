-- Appeals with what became of them.
SELECT a.appeal_id, a.pack, a.rule, a.text, a.made_at, account.name AS by,
	f.is_upheld, f.text AS answer, f.made_at AS judged_at,
	judge.name AS judged_by, f.appeal_id IS NOT NULL AS is_judged
FROM appeal AS a JOIN account USING (account_id)
	LEFT JOIN final_judgement AS f USING (appeal_id)
	LEFT JOIN account AS judge ON judge.account_id = f.account_id
WHERE a.call_id = CAST(:object AS INTEGER) ORDER BY a.appeal_id;
