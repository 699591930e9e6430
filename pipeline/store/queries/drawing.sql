-- What the rules found in one hearing, by place, to be drawn. `:hearing` is its
-- number.
SELECT evidence.start_s, evidence.end_s, evidence.party,
	verdict.value AS verdict,
	coalesce(rule.title_en, verdict.rule) AS title_en,
	coalesce(rule.title_zh, rule.title_en, verdict.rule) AS title_zh,
	evidence.text
FROM latest_judgement AS j JOIN verdict USING (judgement_id)
	JOIN rule ON rule.pack_id = j.pack_id AND rule.rule = verdict.rule
	JOIN evidence ON evidence.judgement_id = verdict.judgement_id
		AND evidence.rule = verdict.rule
WHERE j.hearing_id = CAST(:hearing AS INTEGER)
ORDER BY evidence.start_s, j.pack, rule.seq, evidence.seq;
