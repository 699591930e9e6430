-- Every judgement of a round in the order of rule and call; the machine's has
-- no account.
WITH seen AS (SELECT DISTINCT k.call_id, k.rule, r.pack
	FROM calibration_score AS k JOIN calibration_round AS r USING (round_id)
	WHERE k.round_id = CAST(:object AS INTEGER)),
vote AS (SELECT rule, call_id, account_id, value FROM calibration_score
	WHERE round_id = CAST(:object AS INTEGER)
	UNION ALL SELECT seen.rule, seen.call_id, NULL, v.value
	FROM seen JOIN latest_judgement AS j ON j.call_id = seen.call_id
		AND j.pack = seen.pack
	JOIN verdict AS v ON v.judgement_id = j.judgement_id
		AND v.rule = seen.rule)
SELECT vote.*, coalesce((SELECT CASE :tongue
	WHEN 'zh' THEN coalesce(r.title_zh, r.title_en) ELSE r.title_en END
	FROM rule AS r WHERE r.rule = vote.rule
	ORDER BY pack_id DESC LIMIT 1), vote.rule) AS title
FROM vote ORDER BY vote.rule, vote.call_id, account_id IS NOT NULL;
