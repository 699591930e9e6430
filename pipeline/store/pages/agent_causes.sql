-- What the agent's flagged calls were flagged for, of the newest 200.
SELECT CASE :tongue WHEN 'zh' THEN coalesce(r.title_zh, r.title_en, r.rule)
		ELSE coalesce(r.title_en, r.rule) END AS title, count(*) AS calls
FROM (SELECT assessment_id FROM standing AS s WHERE agent = :object
		AND is_flagged AND (:scope = 'all' OR (:scope = 'team' AND s.team IN (
		SELECT team FROM account_team WHERE account_id = :account))
	OR (:scope = 'own' AND s.agent = :agent))
		ORDER BY day DESC, call_id DESC LIMIT 200)
	JOIN reason AS q USING (assessment_id)
	JOIN judgement AS j USING (judgement_id)
	JOIN rule AS r ON r.pack_id = j.pack_id AND r.rule = q.rule
GROUP BY q.rule ORDER BY calls DESC, q.rule;
