-- How satisfied the customer said to be, where metadata says so, up to agents
-- and teams: 1 to 5, of which 4 and 5 count as satisfied (CSAT).

ALTER TABLE call ADD COLUMN satisfaction INTEGER
	CHECK (satisfaction BETWEEN 1 AND 5);
ALTER TABLE standing ADD COLUMN satisfaction INTEGER;

DROP VIEW standing_more;
CREATE VIEW standing_more AS
SELECT n.*, EXISTS (SELECT 1 FROM call AS later
		WHERE later.customer = call.customer
		AND later.started_at > call.started_at
		AND julianday(later.started_at) <=
			julianday(call.started_at) + 7.0) AS is_followed,
	h.silence_s, m.speech_rate_cpm, call.satisfaction
FROM standing_now AS n JOIN call USING (call_id)
	JOIN hearing AS h ON h.hearing_id = n.hearing_id
	LEFT JOIN measure AS m ON m.hearing_id = n.hearing_id
		AND m.party = 'agent';

DROP TRIGGER standing_renamed;
CREATE TRIGGER standing_renamed
AFTER UPDATE OF agent, team, started_at, language, satisfaction ON call BEGIN
	UPDATE standing SET agent = new.agent, team = new.team,
		day = substr(new.started_at, 1, 10), language = new.language,
		satisfaction = new.satisfaction
	WHERE call_id = new.call_id;
END;

-- The sums of a day again, with satisfaction, and in the order of teams and
-- agents, so that what is shown of a span of days is summed up without sorting.
DROP TRIGGER agent_day_insert;
DROP TRIGGER agent_day_delete;
DROP TRIGGER agent_day_update;
DROP TABLE agent_day;
CREATE TABLE agent_day (
	team TEXT NOT NULL,
	agent TEXT NOT NULL,
	day TEXT NOT NULL,
	calls INTEGER NOT NULL,
	scored INTEGER NOT NULL,
	score REAL NOT NULL,
	square REAL NOT NULL,
	vetoed INTEGER NOT NULL,
	flagged INTEGER NOT NULL,
	unknown INTEGER NOT NULL,
	followed INTEGER NOT NULL,
	rated INTEGER NOT NULL,
	satisfied INTEGER NOT NULL,
	duration_s REAL NOT NULL,
	silence_s REAL NOT NULL,
	speech_rate_sum REAL NOT NULL,
	speech_rate_count INTEGER NOT NULL,
	PRIMARY KEY (team, agent, day)
) STRICT, WITHOUT ROWID;
CREATE INDEX agent_day_by_day ON agent_day (day, calls, scored, score, flagged);

-- What a call adds to its day.
CREATE VIEW standing_share AS
SELECT call_id, coalesce(team, '') AS team, coalesce(agent, '') AS agent,
	coalesce(day, '') AS day, 1 AS calls, score IS NOT NULL AS scored,
	coalesce(score, 0.0) AS score, coalesce(score * score, 0.0) AS square,
	coalesce(is_vetoed, 0) AS vetoed, is_flagged AS flagged,
	coalesce(unknown_count, 0) AS unknown, is_followed AS followed,
	satisfaction IS NOT NULL AS rated,
	coalesce(satisfaction >= 4, 0) AS satisfied, duration_s,
	coalesce(silence_s, 0.0) AS silence_s,
	coalesce(speech_rate_cpm, 0.0) AS speech_rate_sum,
	speech_rate_cpm IS NOT NULL AS speech_rate_count
FROM standing;

INSERT INTO agent_day
SELECT team, agent, day,
	sum(calls), sum(scored), sum(score), sum(square), sum(vetoed),
	sum(flagged), sum(unknown), sum(followed), sum(rated),
	sum(satisfied), sum(duration_s), sum(silence_s),
	sum(speech_rate_sum), sum(speech_rate_count)
FROM standing_share GROUP BY team, agent, day;

-- Adds a call's share to its day, or with -1 for a sign takes it away.
CREATE VIEW agent_day_step (call_id, sign) AS SELECT NULL, NULL;
CREATE TRIGGER agent_day_take_step INSTEAD OF INSERT ON agent_day_step BEGIN
	INSERT INTO agent_day
	SELECT team, agent, day,
		new.sign * calls, new.sign * scored, new.sign * score,
		new.sign * square, new.sign * vetoed, new.sign * flagged,
		new.sign * unknown, new.sign * followed, new.sign * rated,
		new.sign * satisfied, new.sign * duration_s,
		new.sign * silence_s, new.sign * speech_rate_sum,
		new.sign * speech_rate_count
	FROM standing_share WHERE call_id = new.call_id
	ON CONFLICT DO UPDATE SET
		calls = calls + excluded.calls,
		scored = scored + excluded.scored,
		score = score + excluded.score,
		square = square + excluded.square,
		vetoed = vetoed + excluded.vetoed,
		flagged = flagged + excluded.flagged,
		unknown = unknown + excluded.unknown,
		followed = followed + excluded.followed,
		rated = rated + excluded.rated,
		satisfied = satisfied + excluded.satisfied,
		duration_s = duration_s + excluded.duration_s,
		silence_s = silence_s + excluded.silence_s,
		speech_rate_sum = speech_rate_sum + excluded.speech_rate_sum,
		speech_rate_count =
			speech_rate_count + excluded.speech_rate_count;
END;
CREATE TRIGGER agent_day_insert AFTER INSERT ON standing BEGIN
	INSERT INTO agent_day_step VALUES (new.call_id, 1);
END;
CREATE TRIGGER agent_day_delete BEFORE DELETE ON standing BEGIN
	INSERT INTO agent_day_step VALUES (old.call_id, -1);
END;
CREATE TRIGGER agent_day_change BEFORE UPDATE ON standing BEGIN
	INSERT INTO agent_day_step VALUES (old.call_id, -1);
END;
CREATE TRIGGER agent_day_changed AFTER UPDATE ON standing BEGIN
	INSERT INTO agent_day_step VALUES (new.call_id, 1);
END;
