-- Turns in which the words were said, the newest first: of the newest 20000 in
-- which they were, those that the filters leave.
SELECT s.call_id, coalesce(call.name, call.path) AS call, call.started_at,
	s.agent, s.team, s.tier, s.is_flagged, t.party, t.start_s, t.text,
	t.confidence, t.hearing_id, t.seq AS turn
FROM (SELECT rowid AS turn_id FROM turn_text WHERE turn_text MATCH :match
	ORDER BY rowid DESC LIMIT 20000) AS m
	JOIN turn AS t USING (turn_id)
	JOIN standing AS s ON s.hearing_id = t.hearing_id
	JOIN call ON call.call_id = s.call_id
WHERE (:party IS NULL OR t.party = :party)
	AND (:team IS NULL OR s.team = :team)
	AND (:who IS NULL OR s.agent = :who)
	AND (:language IS NULL OR s.language = :language)
	AND (:flagged IS NULL OR s.is_flagged)
	AND (:from IS NULL OR s.day >= :from) AND (:to IS NULL OR s.day <= :to)
	AND (:scope = 'all' OR (:scope = 'team' AND s.team IN (
		SELECT team FROM account_team WHERE account_id = :account))
	OR (:scope = 'own' AND s.agent = :agent))
LIMIT 26 OFFSET 25 * min(800, max(0, CAST(coalesce(:page, 1) AS INTEGER) - 1));
