INSERT INTO final_judgement (appeal_id, is_upheld, text, account_id)
SELECT appeal_id, :value = 'uphold', :text, :account FROM appeal AS a
WHERE appeal_id = CAST(:appeal AS INTEGER)
	AND call_id = CAST(:object AS INTEGER)
	AND NOT EXISTS (SELECT 1 FROM final_judgement AS f
		WHERE f.appeal_id = a.appeal_id)
RETURNING appeal_id;
