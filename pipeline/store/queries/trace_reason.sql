-- The calls behind each row of the report by reason, the worst first: `:most`
-- (NULL for all) of each.
SELECT reason, agent, call, risk FROM (
	SELECT reason.rule AS reason, agent,
		coalesce(call.name, call.path) AS call,
		100 * probability AS risk, row_number() OVER (
			PARTITION BY reason.rule
			ORDER BY probability DESC, call_id) AS n
	FROM latest_assessment JOIN reason USING (assessment_id)
		JOIN call USING (call_id)
	WHERE is_flagged)
WHERE :most IS NULL OR n <= 0 + :most ORDER BY reason, n;
