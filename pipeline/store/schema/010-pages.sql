-- What the review pages ask for again and again.

-- A night is every run that began within 24 hours before the newest one.
CREATE VIEW night AS
SELECT min(run_id) AS first_run FROM run WHERE julianday(started_at) >=
	julianday((SELECT started_at FROM run ORDER BY run_id DESC LIMIT 1))
	- 1.0;

-- What a turn says, piece by piece: each word with what parts it from the next.
CREATE VIEW turn_piece AS
SELECT turn.hearing_id, turn.seq AS turn, item.key AS seq,
	substr(turn.text, (item.value ->> 0) + 1,
		coalesce(lead(item.value ->> 0) OVER (
			PARTITION BY turn.turn_id ORDER BY item.key),
			length(turn.text)) - (item.value ->> 0)) AS text,
	item.value ->> 2 AS start_s, item.value ->> 3 AS end_s,
	item.value ->> 4 AS confidence
FROM turn, json_each(turn.words) AS item;

-- Every team there ever was a call of.
CREATE TABLE team_name (team TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO team_name SELECT DISTINCT team FROM call WHERE team IS NOT NULL;
CREATE TRIGGER team_name_insert AFTER INSERT ON call
WHEN new.team NOT IN (SELECT team FROM team_name) BEGIN
	INSERT INTO team_name VALUES (new.team);
END;
CREATE TRIGGER team_name_update AFTER UPDATE OF team ON call
WHEN new.team NOT IN (SELECT team FROM team_name) BEGIN
	INSERT INTO team_name VALUES (new.team);
END;

-- How loud each channel is along a call, as it is drawn: made when first asked.
CREATE TABLE waveform (
	call_id INTEGER PRIMARY KEY REFERENCES call ON DELETE CASCADE,
	peaks TEXT NOT NULL
) STRICT;
