-- Flagged calls, worst first, with reasons and the first piece of evidence;
-- without those that a person found to be none.
SELECT coalesce(call.name, call.path) AS call, a.agent, a.team, tier,
	100 * probability AS risk,
	(SELECT group_concat(rule, ' ')
		FROM (SELECT rule FROM reason
			WHERE reason.assessment_id = a.assessment_id
			ORDER BY seq)) AS reasons,
	evidence.start_s AS at_s, evidence.text AS evidence,
	evidence.end_s AS until_s, a.hearing_id
FROM standing AS a JOIN call USING (call_id)
	LEFT JOIN reason ON reason.assessment_id = a.assessment_id
		AND reason.seq = 0
	LEFT JOIN evidence ON evidence.judgement_id = reason.judgement_id
		AND evidence.rule = reason.rule AND evidence.seq = 0
WHERE is_flagged ORDER BY risk DESC, call;
