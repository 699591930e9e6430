-- What the review pages ask for again and again.

-- A night is every run that began within 24 hours before the newest one.
CREATE VIEW night AS
SELECT min(run_id) AS first_run FROM run WHERE julianday(started_at) >=
	julianday((SELECT started_at FROM run ORDER BY run_id DESC LIMIT 1))
	- 1.0;

-- Every team there ever was a call of.
CREATE TABLE team_name (team TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO team_name SELECT DISTINCT team FROM call WHERE team IS NOT NULL;
CREATE TRIGGER team_name_insert AFTER INSERT ON call
WHEN new.team IS NOT NULL
	AND new.team NOT IN (SELECT team FROM team_name) BEGIN
	INSERT INTO team_name VALUES (new.team);
END;
CREATE TRIGGER team_name_update AFTER UPDATE OF team ON call
WHEN new.team IS NOT NULL
	AND new.team NOT IN (SELECT team FROM team_name) BEGIN
	INSERT INTO team_name VALUES (new.team);
END;

-- How loud each channel is along a call, as it is drawn: made when first asked.
CREATE TABLE waveform (
	call_id INTEGER PRIMARY KEY REFERENCES call ON DELETE CASCADE,
	peaks TEXT NOT NULL
) STRICT;
