-- Where rule `:rule` of pack `:pack` (NULL for any) was kept or broken, as sure
-- as the machine is: a row a verdict with its surest piece of evidence, what the
-- party's line sounded like, and where the recording is.
WITH found AS (
	SELECT j.call_id, j.hearing_id, j.judgement_id, j.pack, verdict.rule,
		verdict.value AS verdict, verdict.confidence,
		verdict.why_en, verdict.why_zh,
		(SELECT seq FROM evidence AS e
			WHERE e.judgement_id = j.judgement_id
			AND e.rule = verdict.rule
			ORDER BY e.confidence DESC, e.seq LIMIT 1) AS seq
	FROM latest_judgement AS j JOIN verdict USING (judgement_id)
	WHERE verdict.rule = :rule AND (:pack IS NULL OR j.pack = :pack)
		AND verdict.value IN ('pass', 'fail'))
SELECT coalesce(call.name, call.path) AS call, call.agent, call.team,
	call.path, call.path_customer, call.hash, call.duration_s,
	found.hearing_id, found.pack, found.verdict,
	found.why_en, found.why_zh,
	coalesce(evidence.confidence, found.confidence) AS confidence,
	evidence.start_s, evidence.end_s,
	coalesce(evidence.party, 'agent') AS party, measure.snr_db,
	measure.clipped_share
FROM found JOIN call USING (call_id)
	LEFT JOIN evidence ON evidence.judgement_id = found.judgement_id
		AND evidence.rule = found.rule AND evidence.seq = found.seq
	LEFT JOIN measure ON measure.hearing_id = found.hearing_id
		AND measure.party = coalesce(evidence.party, 'agent')
ORDER BY found.call_id, found.pack;
