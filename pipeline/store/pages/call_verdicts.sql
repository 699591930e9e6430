-- The score sheet: what the machine said and what stands, rule by rule.
SELECT v.pack, v.rule, CASE :tongue WHEN 'zh' THEN coalesce(r.title_zh, r.title_en, r.rule)
		ELSE coalesce(r.title_en, r.rule) END AS title,
	v.machine, v.value, v.value <> v.machine AS is_overturned,
	v.points, v.at_stake, r.is_veto, m.confidence, coalesce(
		CASE :tongue WHEN 'zh' THEN m.why_zh END, m.why_en) AS why,
	d.reason, account.name AS decided_by, d.made_at AS decided_at,
	d.decision_id IS NOT NULL AS is_decided,
	(SELECT kind FROM example_mark AS k WHERE k.call_id = v.call_id
		AND k.pack = v.pack AND k.rule = v.rule
		ORDER BY mark_id DESC LIMIT 1) AS example,
	CASE :tongue WHEN 'zh' THEN coalesce(c.title_zh, c.title_en)
		ELSE c.title_en END AS section
FROM standing_verdict AS v
	JOIN verdict AS m ON m.judgement_id = v.judgement_id AND m.rule = v.rule
	JOIN rule AS r ON r.pack_id = v.pack_id AND r.rule = v.rule
	LEFT JOIN section AS c ON c.pack_id = v.pack_id AND c.section = v.section
	LEFT JOIN latest_decision AS d ON d.call_id = v.call_id
		AND d.pack = v.pack AND d.rule = v.rule
	LEFT JOIN account ON account.account_id = d.account_id
WHERE v.call_id = CAST(:object AS INTEGER)
	AND (v.machine <> 'not_applicable' OR d.decision_id IS NOT NULL)
	AND (r.section IS NOT NULL OR v.machine IN ('fail', 'unknown')
		OR d.decision_id IS NOT NULL)
ORDER BY v.pack, CASE v.machine WHEN 'fail' THEN 0 WHEN 'unknown' THEN 1
	ELSE 2 END, c.seq, r.seq;
