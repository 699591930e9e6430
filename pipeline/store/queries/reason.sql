-- Why calls were flagged, the commonest reason first.
SELECT reason.rule AS reason, max(title_en) AS title_en,
	max(title_zh) AS title_zh, count(*) AS calls, avg(weight) AS weight,
	count(DISTINCT agent) AS agents
FROM latest_assessment JOIN reason USING (assessment_id)
	JOIN call USING (call_id)
	JOIN judgement USING (judgement_id)
	JOIN rule ON rule.pack_id = judgement.pack_id
		AND rule.rule = reason.rule
WHERE is_flagged GROUP BY reason.rule ORDER BY calls DESC, reason;
