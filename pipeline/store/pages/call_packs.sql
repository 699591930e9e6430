-- The packs that judged the call; those with a score first.
SELECT j.pack, j.score, j.machine_score,
	j.machine_score IS NOT NULL AS is_scored, j.is_vetoed, j.unknown_count,
	abs(j.score - j.machine_score) > 0.05 AS is_changed,
	CASE :tongue WHEN 'zh' THEN coalesce(p.title_zh, p.title_en, p.name)
		ELSE coalesce(p.title_en, p.name) END AS title
FROM standing_judgement AS j JOIN pack AS p USING (pack_id)
WHERE j.call_id = CAST(:object AS INTEGER)
ORDER BY j.machine_score IS NULL, p.name;
