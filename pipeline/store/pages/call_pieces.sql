-- The words of the turns; `doubt` is how little sure each is, in four steps.
SELECT w.turn, w.text, w.start_s, w.end_s, w.confidence,
	CASE WHEN w.confidence < 0.3 THEN 3 WHEN w.confidence < 0.5 THEN 2
		WHEN w.confidence < 0.7 THEN 1 ELSE 0 END AS doubt
FROM turn_piece AS w WHERE w.hearing_id = (SELECT hearing_id FROM standing
	WHERE call_id = CAST(:object AS INTEGER))
ORDER BY w.turn, w.seq;
