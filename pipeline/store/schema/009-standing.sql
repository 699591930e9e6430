-- What stands for each call now: the newest assessment and judgements, with
-- people's decisions in them. `standing` holds one row a call and is kept by
-- triggers, so that the pages and reports of a month are read from an index.

-- What a rule puts at stake, what it gives when kept, and what it voids: with
-- these a score is told again after a decision. NULL for packs stored before.
ALTER TABLE rule ADD COLUMN at_stake REAL;
ALTER TABLE rule ADD COLUMN bonus REAL;
ALTER TABLE rule ADD COLUMN voids_section INTEGER;

CREATE VIEW latest_decision AS
SELECT decision.* FROM decision WHERE decision_id = (
	SELECT max(d.decision_id) FROM decision AS d
	WHERE d.call_id = decision.call_id AND d.pack = decision.pack
	AND d.rule = decision.rule);

-- A decision that differs from the machine puts the rule's own points in.
CREATE VIEW standing_verdict AS
SELECT j.call_id, j.judgement_id, j.pack_id, j.pack, v.rule,
	rule.section, v.value AS machine, coalesce(d.value, v.value) AS value,
	CASE WHEN d.value IS NULL OR d.value = v.value THEN v.points
		WHEN d.value = 'fail' THEN -rule.points
		WHEN d.value = 'pass' THEN coalesce(rule.bonus, 0.0)
		ELSE 0.0 END AS points,
	coalesce(rule.at_stake, rule.points) AS at_stake,
	rule.is_veto AND coalesce(d.value, v.value) = 'fail' AS is_veto,
	coalesce(rule.voids_section, 0) AND
		coalesce(d.value, v.value) = 'fail' AS voids_section
FROM latest_judgement AS j JOIN verdict AS v USING (judgement_id)
	JOIN rule ON rule.pack_id = j.pack_id AND rule.rule = v.rule
	LEFT JOIN latest_decision AS d ON d.call_id = j.call_id
		AND d.pack = j.pack AND d.rule = v.rule;

-- A decided score adds up as in score/sheet.c.
CREATE VIEW standing_judgement AS
SELECT j.call_id, j.judgement_id, j.pack_id, j.pack,
	j.score AS machine_score,
	CASE WHEN NOT EXISTS (SELECT 1 FROM decision AS d
			WHERE d.call_id = j.call_id AND d.pack = j.pack)
		THEN j.score
	WHEN EXISTS (SELECT 1 FROM standing_verdict AS v
			WHERE v.judgement_id = j.judgement_id AND v.is_veto)
		THEN 0.0
	ELSE (SELECT sum(s.weight * s.score) / sum(s.weight) FROM (
		SELECT section.weight, (
			SELECT iif(max(v.voids_section), 0.0, min(100.0,
				100.0 * sum(v.at_stake + v.points) /
				nullif(sum(v.at_stake), 0.0)))
			FROM standing_verdict AS v
			WHERE v.judgement_id = j.judgement_id
			AND v.section = section.section
			AND v.value IN ('pass', 'fail')) AS score
		FROM section WHERE section.pack_id = j.pack_id) AS s
		WHERE s.score IS NOT NULL) END AS score,
	CASE WHEN NOT EXISTS (SELECT 1 FROM decision AS d
			WHERE d.call_id = j.call_id AND d.pack = j.pack)
		THEN j.is_vetoed
	ELSE EXISTS (SELECT 1 FROM standing_verdict AS v
		WHERE v.judgement_id = j.judgement_id AND v.is_veto)
	END AS is_vetoed,
	CASE WHEN NOT EXISTS (SELECT 1 FROM decision AS d
			WHERE d.call_id = j.call_id AND d.pack = j.pack)
		THEN j.unknown_count
	ELSE (SELECT count(*) FROM standing_verdict AS v
		WHERE v.judgement_id = j.judgement_id AND v.value = 'unknown')
	END AS unknown_count
FROM latest_judgement AS j;

CREATE VIEW standing_now AS
SELECT call.call_id, a.assessment_id, a.hearing_id, call.run_id,
	substr(call.started_at, 1, 10) AS day, call.agent, call.team,
	call.language, call.duration_s, a.probability, a.tier,
	a.is_flagged AS machine_flagged,
	coalesce((SELECT d.value = 'flagged' FROM latest_decision AS d
		WHERE d.call_id = call.call_id AND d.pack = '' AND d.rule = ''),
		a.is_flagged) AS is_flagged,
	(SELECT avg(j.machine_score) FROM standing_judgement AS j
		WHERE j.call_id = call.call_id) AS machine_score,
	(SELECT avg(j.score) FROM standing_judgement AS j
		WHERE j.call_id = call.call_id) AS score,
	(SELECT max(j.is_vetoed) FROM standing_judgement AS j
		WHERE j.call_id = call.call_id AND j.score IS NOT NULL)
		AS is_vetoed,
	(SELECT sum(j.unknown_count) FROM standing_judgement AS j
		WHERE j.call_id = call.call_id AND j.score IS NOT NULL)
		AS unknown_count,
	EXISTS (SELECT 1 FROM decision AS d WHERE d.call_id = call.call_id)
		AS is_reviewed
FROM call JOIN assessment AS a ON a.assessment_id = (
	SELECT max(b.assessment_id) FROM hearing AS h
	JOIN assessment AS b USING (hearing_id)
	WHERE h.call_id = call.call_id);

CREATE TABLE standing (
	call_id INTEGER PRIMARY KEY REFERENCES call ON DELETE CASCADE,
	assessment_id INTEGER NOT NULL REFERENCES assessment ON DELETE CASCADE,
	hearing_id INTEGER NOT NULL REFERENCES hearing ON DELETE CASCADE,
	run_id INTEGER NOT NULL REFERENCES run,
	day TEXT,
	agent TEXT,
	team TEXT,
	language TEXT NOT NULL,
	duration_s REAL NOT NULL,
	probability REAL NOT NULL,
	tier TEXT NOT NULL,
	machine_flagged INTEGER NOT NULL,
	is_flagged INTEGER NOT NULL,
	machine_score REAL,
	score REAL,
	is_vetoed INTEGER,
	unknown_count INTEGER,
	is_reviewed INTEGER NOT NULL
) STRICT;
INSERT INTO standing SELECT * FROM standing_now;

CREATE INDEX standing_flagged ON standing (probability DESC, call_id)
	WHERE machine_flagged;
CREATE INDEX standing_unknown ON standing (unknown_count DESC, call_id)
	WHERE unknown_count > 0;
CREATE INDEX standing_by_run ON standing (run_id, machine_flagged, is_reviewed);
CREATE INDEX standing_by_hearing ON standing (hearing_id);
CREATE INDEX standing_by_assessment ON standing (assessment_id);
CREATE INDEX standing_by_agent ON standing (agent, day);
CREATE INDEX standing_by_day ON standing (day, agent, team, score, is_vetoed,
	is_flagged, unknown_count, duration_s, hearing_id);

-- DELETE and INSERT: a conflict clause of the statement outside would take the
-- place of one in here (sqlite.org/lang_createtrigger.html).
CREATE TRIGGER standing_assessed AFTER INSERT ON assessment BEGIN
	DELETE FROM standing WHERE call_id = (SELECT call_id FROM hearing
		WHERE hearing_id = new.hearing_id);
	INSERT INTO standing SELECT n.* FROM standing_now AS n
	WHERE n.call_id = (SELECT call_id FROM hearing
		WHERE hearing_id = new.hearing_id);
END;
CREATE TRIGGER standing_decided AFTER INSERT ON decision BEGIN
	DELETE FROM standing WHERE call_id = new.call_id;
	INSERT INTO standing SELECT n.* FROM standing_now AS n
	WHERE n.call_id = new.call_id;
END;
CREATE TRIGGER standing_renamed
AFTER UPDATE OF agent, team, started_at, language ON call BEGIN
	UPDATE standing SET agent = new.agent, team = new.team,
		day = substr(new.started_at, 1, 10), language = new.language
	WHERE call_id = new.call_id;
END;
CREATE TRIGGER standing_forgotten AFTER DELETE ON hearing BEGIN
	DELETE FROM standing WHERE call_id = old.call_id;
	INSERT INTO standing SELECT n.* FROM standing_now AS n
	WHERE n.call_id = old.call_id;
END;

-- Reports count by what stands.
DROP VIEW scored_call;
CREATE VIEW scored_call AS
SELECT s.call_id, s.agent, s.team, call.started_at,
	julianday(call.started_at) / 7 AS week, s.duration_s, s.is_flagged,
	(SELECT max(pack_id) FROM latest_judgement AS j
		WHERE j.call_id = s.call_id AND j.score IS NOT NULL) AS pack_id,
	s.score, s.is_vetoed, s.unknown_count
FROM standing AS s JOIN call USING (call_id);
