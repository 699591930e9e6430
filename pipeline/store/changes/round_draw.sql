-- As many of each stratum, as far as there are; within one by lot.
INSERT INTO calibration_call (round_id, seq, call_id)
SELECT CAST(:round AS INTEGER), row_number() OVER (ORDER BY place, lot),
	call_id
FROM (SELECT call_id, lot, row_number() OVER (
		PARTITION BY CASE :plan WHEN 'agent' THEN agent
			WHEN 'risk' THEN tier END
		ORDER BY lot) AS place
	FROM (SELECT call_id, agent, tier, random() AS lot FROM standing AS s
		WHERE run_id >= (SELECT first_run FROM night)
		AND EXISTS (SELECT 1 FROM judgement AS j
			JOIN pack AS p USING (pack_id)
			WHERE j.hearing_id = s.hearing_id AND p.name = :pack))
	ORDER BY place, lot
	LIMIT min(200, max(1, CAST(coalesce(:size, 10) AS INTEGER))))
RETURNING seq;
