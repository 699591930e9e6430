-- The rules to judge it by.
SELECT r.rule, CASE :tongue
		WHEN 'zh' THEN coalesce(r.title_zh, r.title_en, r.rule)
		ELSE coalesce(r.title_en, r.rule) END AS title
FROM calibration_call AS c JOIN calibration_round AS o USING (round_id)
	JOIN latest_judgement AS j ON j.call_id = c.call_id AND j.pack = o.pack
	JOIN rule AS r ON r.pack_id = j.pack_id
WHERE c.round_id = CAST(substr(:object, 1, instr(:object, '.') - 1) AS INTEGER) AND c.seq = CAST(substr(:object, instr(:object, '.') + 1) AS INTEGER) AND r.section IS NOT NULL
ORDER BY r.seq;
