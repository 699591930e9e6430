-- Every verdict on one call with its evidence, a row each piece. `:call` is the
-- call's name, the path of its recording or the end of it; `:rule` may be NULL.
SELECT coalesce(call.name, call.path) AS call, j.pack, verdict.rule,
	coalesce(rule.title_en, '') AS title_en,
	coalesce(rule.title_zh, rule.title_en, '') AS title_zh,
	verdict.value AS verdict, verdict.confidence, verdict.points,
	verdict.is_veto, verdict.why_en, verdict.why_zh,
	evidence.party, evidence.start_s, evidence.end_s, evidence.text,
	evidence.value, evidence.threshold,
	evidence.confidence AS evidence_confidence,
	voices.is_by_voice, voices.is_exchanged,
	voices.confidence AS roles_confidence, voices.separation, j.hearing_id
FROM call JOIN latest_judgement AS j USING (call_id)
	JOIN verdict USING (judgement_id)
	JOIN rule ON rule.pack_id = j.pack_id AND rule.rule = verdict.rule
	LEFT JOIN evidence ON evidence.judgement_id = verdict.judgement_id
		AND evidence.rule = verdict.rule
	LEFT JOIN voices ON voices.hearing_id = j.hearing_id
WHERE (call.name = :call OR call.path = :call
		OR substr(call.path, -length(:call) - 1) = '/' || :call)
	AND (:rule IS NULL OR verdict.rule = :rule)
ORDER BY call.call_id, j.pack, rule.seq, evidence.seq;
