-- Why the call was flagged, with the first piece of evidence of each reason.
SELECT q.rule, CASE :tongue WHEN 'zh' THEN coalesce(r.title_zh, r.title_en, r.rule)
		ELSE coalesce(r.title_en, r.rule) END AS title, q.weight, e.start_s AS at_s,
	e.end_s AS until_s, e.text AS evidence
FROM standing AS s JOIN reason AS q USING (assessment_id)
	JOIN judgement AS j USING (judgement_id)
	JOIN rule AS r ON r.pack_id = j.pack_id AND r.rule = q.rule
	LEFT JOIN evidence AS e ON e.judgement_id = q.judgement_id
		AND e.rule = q.rule AND e.seq = 0
WHERE s.call_id = CAST(:object AS INTEGER) ORDER BY q.seq;
