-- The night's flagged calls, worst first, a page at a time; one more than a
-- page shows that there is another.
WITH chosen AS MATERIALIZED (
	SELECT s.* FROM standing AS s WHERE machine_flagged
	AND (:night IS NOT NULL
		OR run_id >= (SELECT first_run FROM night))
	AND (:team IS NULL OR team = :team)
	AND (:who IS NULL OR s.agent = :who)
	AND (:tier IS NULL OR tier = :tier)
	AND (:language IS NULL OR language = :language)
	AND (:state IS NULL OR is_reviewed = (:state = 'reviewed'))
	AND (:reason IS NULL OR EXISTS (SELECT 1 FROM reason AS q
		WHERE q.assessment_id = s.assessment_id AND q.rule = :reason))
	AND (:mine IS NULL OR call_id IN (
		SELECT call_id FROM assignment WHERE to_id = :account))
	AND (:scope = 'all' OR (:scope = 'team' AND s.team IN (
		SELECT team FROM account_team WHERE account_id = :account))
	OR (:scope = 'own' AND s.agent = :agent))
	ORDER BY probability DESC, call_id LIMIT 51
	OFFSET 50 * min(1000, max(0, CAST(coalesce(:page, 1) AS INTEGER) - 1)))
SELECT s.call_id, coalesce(call.name, call.path) AS call, s.agent, s.team,
	s.language, s.tier, s.probability, s.is_flagged, s.is_reviewed, s.score,
	s.is_vetoed, call.started_at, s.duration_s, (
		SELECT group_concat(title, '; ') FROM (
			SELECT CASE :tongue WHEN 'zh' THEN coalesce(r.title_zh, r.title_en, r.rule)
		ELSE coalesce(r.title_en, r.rule) END AS title
			FROM reason AS q
			JOIN judgement AS j USING (judgement_id)
			JOIN rule AS r ON r.pack_id = j.pack_id
				AND r.rule = q.rule
			WHERE q.assessment_id = s.assessment_id
			ORDER BY q.seq)) AS reasons,
	e.start_s AS at_s, e.end_s AS until_s, e.text AS evidence, s.hearing_id, (
		SELECT name FROM assignment JOIN account
			ON account.account_id = to_id
		WHERE assignment.call_id = s.call_id
		ORDER BY assignment_id DESC LIMIT 1) AS assigned
FROM chosen AS s JOIN call USING (call_id)
	LEFT JOIN reason AS q ON q.assessment_id = s.assessment_id AND q.seq = 0
	LEFT JOIN evidence AS e ON e.judgement_id = q.judgement_id
		AND e.rule = q.rule AND e.seq = 0
ORDER BY s.probability DESC, s.call_id;
