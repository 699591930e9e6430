-- Ratings that come after their calls were heard: a run that finds all of its
-- calls there already is no night of its own, and scores stand beside ratings.

CREATE VIEW night_run AS SELECT * FROM run WHERE done > 0 OR skipped = 0;
DROP VIEW night;
CREATE VIEW night AS
SELECT min(run_id) AS first_run FROM run WHERE julianday(started_at) >=
	julianday((SELECT started_at FROM night_run ORDER BY run_id DESC LIMIT 1))
	- 1.0;

DROP VIEW scored_call;
CREATE VIEW scored_call AS
SELECT s.call_id, s.agent, s.team, call.started_at,
	julianday(call.started_at) / 7 AS week, s.duration_s, s.is_flagged,
	(SELECT max(pack_id) FROM latest_judgement AS j
		WHERE j.call_id = s.call_id AND j.score IS NOT NULL) AS pack_id,
	s.score, s.is_vetoed, s.unknown_count, s.satisfaction
FROM standing AS s JOIN call USING (call_id);
