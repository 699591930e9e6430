-- The words of the turns; `doubt` is how little sure each is, in four steps.
WITH piece AS (
	SELECT turn.seq AS turn, item.key AS seq, substr(turn.text,
		(item.value ->> 0) + 1, coalesce(lead(item.value ->> 0) OVER (
			PARTITION BY turn.seq ORDER BY item.key),
			length(turn.text)) - (item.value ->> 0)) AS text,
		item.value ->> 2 AS start_s, item.value ->> 3 AS end_s,
		item.value ->> 4 AS confidence
	FROM turn, json_each(turn.words) AS item
	WHERE turn.hearing_id = (SELECT hearing_id FROM standing
		WHERE call_id = CAST(:object AS INTEGER)))
SELECT *, CASE WHEN confidence < 0.3 THEN 3 WHEN confidence < 0.5 THEN 2
	WHEN confidence < 0.7 THEN 1 ELSE 0 END AS doubt
FROM piece ORDER BY turn, seq;
