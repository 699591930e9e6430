-- What was said, turn by turn.
SELECT t.seq AS turn, t.party, t.start_s, t.end_s, t.text, t.confidence,
	t.confidence < 0.5 AS is_unsure
FROM standing AS s JOIN turn AS t USING (hearing_id)
WHERE s.call_id = CAST(:object AS INTEGER) ORDER BY t.seq;
