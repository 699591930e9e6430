-- Where both parties speak at once.
WITH speech AS MATERIALIZED (
	SELECT t.party, u.start_s, u.end_s FROM standing AS s
	JOIN turn AS t USING (hearing_id)
	JOIN utterance AS u ON u.hearing_id = t.hearing_id AND u.turn = t.seq
	WHERE s.call_id = CAST(:object AS INTEGER)
		AND t.party IN ('agent', 'customer'))
SELECT max(a.start_s, c.start_s) AS start_s, min(a.end_s, c.end_s) AS end_s
FROM speech AS a JOIN speech AS c
	ON a.party = 'agent' AND c.party = 'customer'
	AND a.start_s < c.end_s AND c.start_s < a.end_s
ORDER BY start_s;
