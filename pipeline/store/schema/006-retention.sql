-- What must be kept, and what has been removed (docs/privacy.md).
--
-- Both are append-only and name calls by the hash of their content, so that
-- they outlive the call. Of holds on a call the newest row counts.

CREATE TABLE legal_hold (
	hold_id INTEGER PRIMARY KEY,
	call_hash TEXT NOT NULL,
	is_held INTEGER NOT NULL CHECK (is_held IN (0, 1)),
	why TEXT NOT NULL CHECK (length(why) > 0),
	made_by TEXT NOT NULL,
	made_at TEXT NOT NULL
		DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))
) STRICT;
CREATE INDEX legal_hold_by_call ON legal_hold (call_hash);

CREATE VIEW held_call AS
SELECT call_hash FROM legal_hold AS h
WHERE is_held AND hold_id = (SELECT max(hold_id) FROM legal_hold AS newest
	WHERE newest.call_hash = h.call_hash);

CREATE TABLE removal (
	call_hash TEXT NOT NULL,
	class TEXT NOT NULL CHECK (
		class IN ('recording', 'transcript', 'result')),
	made_by TEXT NOT NULL,
	made_at TEXT NOT NULL
		DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
	PRIMARY KEY (call_hash, class)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER legal_hold_keeps_rows BEFORE UPDATE ON legal_hold BEGIN
	SELECT raise(ABORT, 'legal holds are append-only');
END;
CREATE TRIGGER legal_hold_keeps_all BEFORE DELETE ON legal_hold BEGIN
	SELECT raise(ABORT, 'legal holds are append-only');
END;
CREATE TRIGGER removal_keeps_rows BEFORE UPDATE ON removal BEGIN
	SELECT raise(ABORT, 'removals are append-only');
END;
CREATE TRIGGER removal_keeps_all BEFORE DELETE ON removal BEGIN
	SELECT raise(ABORT, 'removals are append-only');
END;
