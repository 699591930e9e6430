-- Where each verdict comes from.
SELECT j.pack, e.rule, e.party, e.start_s, e.end_s, e.text, e.value,
	e.threshold, e.confidence, r.risk_weight <> 0 AS is_risk,
	v.value AS verdict, CASE :tongue WHEN 'zh' THEN coalesce(r.title_zh, r.title_en, r.rule)
		ELSE coalesce(r.title_en, r.rule) END AS title
FROM standing AS s JOIN latest_judgement AS j USING (call_id)
	JOIN evidence AS e USING (judgement_id)
	JOIN verdict AS v ON v.judgement_id = e.judgement_id AND v.rule = e.rule
	JOIN rule AS r ON r.pack_id = j.pack_id AND r.rule = e.rule
WHERE s.call_id = CAST(:object AS INTEGER) AND e.end_s > e.start_s
ORDER BY e.start_s;
