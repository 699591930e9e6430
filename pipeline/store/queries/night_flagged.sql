-- The last night's flagged calls, the ten worst first.
SELECT coalesce(call.name, call.path) AS call, agent, team, tier,
	100 * probability AS risk,
	(SELECT group_concat(rule, ' ')
		FROM (SELECT rule FROM reason
			WHERE reason.assessment_id = a.assessment_id
			ORDER BY seq)) AS reasons,
	evidence.start_s AS at_s, evidence.text AS evidence,
	evidence.end_s AS until_s, a.hearing_id
FROM latest_assessment AS a JOIN call USING (call_id)
	LEFT JOIN reason ON reason.assessment_id = a.assessment_id
		AND reason.seq = 0
	LEFT JOIN evidence ON evidence.judgement_id = reason.judgement_id
		AND evidence.rule = reason.rule AND evidence.seq = 0
WHERE is_flagged AND call.run_id >= (SELECT first_run FROM night)
ORDER BY risk DESC, call LIMIT 10;
