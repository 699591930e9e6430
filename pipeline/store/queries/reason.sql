-- Why calls were flagged, the commonest reason first.
SELECT rule AS reason, count(*) AS calls, avg(weight) AS weight,
	count(DISTINCT agent) AS agents
FROM latest_assessment JOIN reason USING (assessment_id)
	JOIN call USING (call_id)
WHERE is_flagged GROUP BY rule ORDER BY calls DESC, rule;
