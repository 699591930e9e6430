-- What agents and teams are shown by, summed up for each day.
--
-- One-time resolution: nobody calls again within seven days (`is_followed`).

ALTER TABLE standing ADD COLUMN is_followed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE standing ADD COLUMN silence_s REAL;
ALTER TABLE standing ADD COLUMN speech_rate_cpm REAL;

CREATE VIEW standing_more AS
SELECT n.*, EXISTS (SELECT 1 FROM call AS later
		WHERE later.customer = call.customer
		AND later.started_at > call.started_at
		AND julianday(later.started_at) <=
			julianday(call.started_at) + 7.0) AS is_followed,
	h.silence_s, m.speech_rate_cpm
FROM standing_now AS n JOIN call USING (call_id)
	JOIN hearing AS h ON h.hearing_id = n.hearing_id
	LEFT JOIN measure AS m ON m.hearing_id = n.hearing_id
		AND m.party = 'agent';

DROP TRIGGER standing_assessed;
CREATE TRIGGER standing_assessed AFTER INSERT ON assessment BEGIN
	DELETE FROM standing WHERE call_id = (SELECT call_id FROM hearing
		WHERE hearing_id = new.hearing_id);
	INSERT INTO standing SELECT n.* FROM standing_more AS n
	WHERE n.call_id = (SELECT call_id FROM hearing
		WHERE hearing_id = new.hearing_id);
	UPDATE standing SET is_followed = 1
	WHERE NOT is_followed AND call_id IN (
		SELECT before.call_id FROM hearing JOIN call USING (call_id)
		JOIN call AS before ON before.customer = call.customer
			AND before.started_at < call.started_at
		WHERE hearing.hearing_id = new.hearing_id
		AND julianday(call.started_at) <=
			julianday(before.started_at) + 7.0);
END;
DROP TRIGGER standing_decided;
CREATE TRIGGER standing_decided AFTER INSERT ON decision BEGIN
	DELETE FROM standing WHERE call_id = new.call_id;
	INSERT INTO standing SELECT n.* FROM standing_more AS n
	WHERE n.call_id = new.call_id;
END;
DROP TRIGGER standing_forgotten;
CREATE TRIGGER standing_forgotten AFTER DELETE ON hearing BEGIN
	DELETE FROM standing WHERE call_id = old.call_id;
	INSERT INTO standing SELECT n.* FROM standing_more AS n
	WHERE n.call_id = old.call_id;
END;

CREATE TABLE agent_day (
	day TEXT NOT NULL,
	agent TEXT NOT NULL,
	team TEXT NOT NULL,
	calls INTEGER NOT NULL,
	scored INTEGER NOT NULL,
	score REAL NOT NULL,
	square REAL NOT NULL,
	vetoed INTEGER NOT NULL,
	flagged INTEGER NOT NULL,
	unknown INTEGER NOT NULL,
	followed INTEGER NOT NULL,
	duration_s REAL NOT NULL,
	silence_s REAL NOT NULL,
	speech_rate_sum REAL NOT NULL,
	speech_rate_count INTEGER NOT NULL,
	PRIMARY KEY (day, agent, team)
) STRICT, WITHOUT ROWID;

-- Each call adds its share to its day, and takes it away when it changes.
CREATE TRIGGER agent_day_insert AFTER INSERT ON standing BEGIN
	INSERT INTO agent_day VALUES (coalesce(new.day, ''), coalesce(new.agent, ''),
		coalesce(new.team, ''),
		1, new.score IS NOT NULL, coalesce(new.score, 0.0),
		coalesce(new.score * new.score, 0.0),
		coalesce(new.is_vetoed, 0), new.is_flagged,
		coalesce(new.unknown_count, 0), new.is_followed,
		new.duration_s, coalesce(new.silence_s, 0.0),
		coalesce(new.speech_rate_cpm, 0.0),
		new.speech_rate_cpm IS NOT NULL)
	ON CONFLICT DO UPDATE SET
		calls = calls + excluded.calls,
		scored = scored + excluded.scored,
		score = score + excluded.score,
		square = square + excluded.square,
		vetoed = vetoed + excluded.vetoed,
		flagged = flagged + excluded.flagged,
		unknown = unknown + excluded.unknown,
		followed = followed + excluded.followed,
		duration_s = duration_s + excluded.duration_s,
		silence_s = silence_s + excluded.silence_s,
		speech_rate_sum = speech_rate_sum + excluded.speech_rate_sum,
		speech_rate_count = speech_rate_count + excluded.speech_rate_count;
END;
CREATE TRIGGER agent_day_delete AFTER DELETE ON standing BEGIN
	UPDATE agent_day SET
		calls = calls - (1), scored = scored - (old.score IS NOT NULL),
		score = score - (coalesce(old.score, 0.0)),
		square = square - (coalesce(old.score * old.score, 0.0)),
		vetoed = vetoed - (coalesce(old.is_vetoed, 0)),
		flagged = flagged - (old.is_flagged),
		unknown = unknown - (coalesce(old.unknown_count, 0)),
		followed = followed - (old.is_followed),
		duration_s = duration_s - (old.duration_s),
		silence_s = silence_s - (coalesce(old.silence_s, 0.0)),
		speech_rate_sum = speech_rate_sum - (coalesce(old.speech_rate_cpm, 0.0)),
		speech_rate_count = speech_rate_count - (old.speech_rate_cpm IS NOT NULL)
	WHERE day = coalesce(old.day, '') AND agent = coalesce(old.agent, '')
		AND team = coalesce(old.team, '');
END;
CREATE TRIGGER agent_day_update AFTER UPDATE ON standing BEGIN
	UPDATE agent_day SET
		calls = calls - (1), scored = scored - (old.score IS NOT NULL),
		score = score - (coalesce(old.score, 0.0)),
		square = square - (coalesce(old.score * old.score, 0.0)),
		vetoed = vetoed - (coalesce(old.is_vetoed, 0)),
		flagged = flagged - (old.is_flagged),
		unknown = unknown - (coalesce(old.unknown_count, 0)),
		followed = followed - (old.is_followed),
		duration_s = duration_s - (old.duration_s),
		silence_s = silence_s - (coalesce(old.silence_s, 0.0)),
		speech_rate_sum = speech_rate_sum - (coalesce(old.speech_rate_cpm, 0.0)),
		speech_rate_count = speech_rate_count - (old.speech_rate_cpm IS NOT NULL)
	WHERE day = coalesce(old.day, '') AND agent = coalesce(old.agent, '')
		AND team = coalesce(old.team, '');
	INSERT INTO agent_day VALUES (coalesce(new.day, ''), coalesce(new.agent, ''),
		coalesce(new.team, ''),
		1, new.score IS NOT NULL, coalesce(new.score, 0.0),
		coalesce(new.score * new.score, 0.0),
		coalesce(new.is_vetoed, 0), new.is_flagged,
		coalesce(new.unknown_count, 0), new.is_followed,
		new.duration_s, coalesce(new.silence_s, 0.0),
		coalesce(new.speech_rate_cpm, 0.0),
		new.speech_rate_cpm IS NOT NULL)
	ON CONFLICT DO UPDATE SET
		calls = calls + excluded.calls,
		scored = scored + excluded.scored,
		score = score + excluded.score,
		square = square + excluded.square,
		vetoed = vetoed + excluded.vetoed,
		flagged = flagged + excluded.flagged,
		unknown = unknown + excluded.unknown,
		followed = followed + excluded.followed,
		duration_s = duration_s + excluded.duration_s,
		silence_s = silence_s + excluded.silence_s,
		speech_rate_sum = speech_rate_sum + excluded.speech_rate_sum,
		speech_rate_count = speech_rate_count + excluded.speech_rate_count;
END;

DELETE FROM standing;
INSERT INTO standing SELECT * FROM standing_more;
