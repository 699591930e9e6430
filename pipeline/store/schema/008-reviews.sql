-- What people say of calls, beside what the machine said and never instead.
--
-- All of it is append-only: a changed mind is a new row, and the newest row
-- counts. Rows name the rule by pack and name, not by judgement, so that they
-- outlive a re-scoring; they go only with their call (auscult prune).

-- On a verdict; on the flag itself where pack and rule are ''. `machine` is
-- what the machine had said then.
CREATE TABLE decision (
	decision_id INTEGER PRIMARY KEY,
	call_id INTEGER NOT NULL REFERENCES call ON DELETE CASCADE,
	pack TEXT NOT NULL,
	rule TEXT NOT NULL,
	machine TEXT NOT NULL,
	value TEXT NOT NULL CHECK (value IN ('pass', 'fail', 'unknown',
		'not_applicable', 'flagged', 'not_flagged')),
	reason TEXT,
	account_id INTEGER NOT NULL REFERENCES account,
	made_at TEXT NOT NULL
		DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
	CHECK (value = machine OR coalesce(length(reason), 0) > 0)
) STRICT;
CREATE INDEX decision_by_call ON decision (call_id, pack, rule);

CREATE TABLE comment (
	comment_id INTEGER PRIMARY KEY,
	call_id INTEGER NOT NULL REFERENCES call ON DELETE CASCADE,
	at_s REAL,
	text TEXT NOT NULL CHECK (length(text) > 0),
	account_id INTEGER NOT NULL REFERENCES account,
	made_at TEXT NOT NULL
		DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))
) STRICT;
CREATE INDEX comment_by_call ON comment (call_id);

-- `kind` none takes a mark back.
CREATE TABLE example_mark (
	mark_id INTEGER PRIMARY KEY,
	call_id INTEGER NOT NULL REFERENCES call ON DELETE CASCADE,
	pack TEXT NOT NULL,
	rule TEXT NOT NULL,
	kind TEXT NOT NULL CHECK (kind IN ('good', 'bad', 'none')),
	account_id INTEGER NOT NULL REFERENCES account,
	made_at TEXT NOT NULL
		DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))
) STRICT;
CREATE INDEX example_mark_by_call ON example_mark (call_id);
CREATE INDEX example_mark_by_rule ON example_mark (rule, kind);

CREATE TABLE assignment (
	assignment_id INTEGER PRIMARY KEY,
	call_id INTEGER NOT NULL REFERENCES call ON DELETE CASCADE,
	to_id INTEGER NOT NULL REFERENCES account (account_id),
	account_id INTEGER NOT NULL REFERENCES account,
	made_at TEXT NOT NULL
		DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))
) STRICT;
CREATE INDEX assignment_by_call ON assignment (call_id);
CREATE INDEX assignment_by_account ON assignment (to_id);

-- An appeal waits until it has a final judgement.
CREATE TABLE appeal (
	appeal_id INTEGER PRIMARY KEY,
	call_id INTEGER NOT NULL REFERENCES call ON DELETE CASCADE,
	pack TEXT NOT NULL,
	rule TEXT NOT NULL,
	text TEXT NOT NULL CHECK (length(text) > 0),
	account_id INTEGER NOT NULL REFERENCES account,
	made_at TEXT NOT NULL
		DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))
) STRICT;
CREATE INDEX appeal_by_call ON appeal (call_id);

CREATE TABLE final_judgement (
	appeal_id INTEGER PRIMARY KEY REFERENCES appeal ON DELETE CASCADE,
	is_upheld INTEGER NOT NULL CHECK (is_upheld IN (0, 1)),
	text TEXT NOT NULL CHECK (length(text) > 0),
	account_id INTEGER NOT NULL REFERENCES account,
	made_at TEXT NOT NULL
		DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))
) STRICT;

-- Several people score the same calls blind.
CREATE TABLE calibration_round (
	round_id INTEGER PRIMARY KEY,
	title TEXT NOT NULL CHECK (length(title) > 0),
	plan TEXT NOT NULL CHECK (plan IN ('random', 'agent', 'risk')),
	pack TEXT NOT NULL,
	account_id INTEGER NOT NULL REFERENCES account,
	made_at TEXT NOT NULL
		DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))
) STRICT;

CREATE TABLE calibration_call (
	round_id INTEGER NOT NULL REFERENCES calibration_round,
	seq INTEGER NOT NULL,
	call_id INTEGER NOT NULL REFERENCES call ON DELETE CASCADE,
	PRIMARY KEY (round_id, seq),
	UNIQUE (round_id, call_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE calibration_score (
	round_id INTEGER NOT NULL REFERENCES calibration_round,
	call_id INTEGER NOT NULL REFERENCES call ON DELETE CASCADE,
	account_id INTEGER NOT NULL REFERENCES account,
	rule TEXT NOT NULL,
	value TEXT NOT NULL CHECK (
		value IN ('pass', 'fail', 'not_applicable')),
	made_at TEXT NOT NULL
		DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
	PRIMARY KEY (round_id, call_id, account_id, rule)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER decision_keeps_rows BEFORE UPDATE ON decision BEGIN
	SELECT raise(ABORT, 'reviews are append-only');
END;
CREATE TRIGGER decision_keeps_all BEFORE DELETE ON decision
WHEN EXISTS (SELECT 1 FROM call WHERE call_id = old.call_id) BEGIN
	SELECT raise(ABORT, 'reviews are append-only');
END;

CREATE TRIGGER comment_keeps_rows BEFORE UPDATE ON comment BEGIN
	SELECT raise(ABORT, 'reviews are append-only');
END;
CREATE TRIGGER comment_keeps_all BEFORE DELETE ON comment
WHEN EXISTS (SELECT 1 FROM call WHERE call_id = old.call_id) BEGIN
	SELECT raise(ABORT, 'reviews are append-only');
END;

CREATE TRIGGER example_mark_keeps_rows BEFORE UPDATE ON example_mark BEGIN
	SELECT raise(ABORT, 'reviews are append-only');
END;
CREATE TRIGGER example_mark_keeps_all BEFORE DELETE ON example_mark
WHEN EXISTS (SELECT 1 FROM call WHERE call_id = old.call_id) BEGIN
	SELECT raise(ABORT, 'reviews are append-only');
END;

CREATE TRIGGER assignment_keeps_rows BEFORE UPDATE ON assignment BEGIN
	SELECT raise(ABORT, 'reviews are append-only');
END;
CREATE TRIGGER assignment_keeps_all BEFORE DELETE ON assignment
WHEN EXISTS (SELECT 1 FROM call WHERE call_id = old.call_id) BEGIN
	SELECT raise(ABORT, 'reviews are append-only');
END;

CREATE TRIGGER appeal_keeps_rows BEFORE UPDATE ON appeal BEGIN
	SELECT raise(ABORT, 'reviews are append-only');
END;
CREATE TRIGGER appeal_keeps_all BEFORE DELETE ON appeal
WHEN EXISTS (SELECT 1 FROM call WHERE call_id = old.call_id) BEGIN
	SELECT raise(ABORT, 'reviews are append-only');
END;

CREATE TRIGGER final_judgement_keeps_rows BEFORE UPDATE ON final_judgement BEGIN
	SELECT raise(ABORT, 'reviews are append-only');
END;
CREATE TRIGGER final_judgement_keeps_all BEFORE DELETE ON final_judgement
WHEN EXISTS (
	SELECT 1 FROM appeal WHERE appeal_id = old.appeal_id) BEGIN
	SELECT raise(ABORT, 'reviews are append-only');
END;

CREATE TRIGGER calibration_score_keeps_rows BEFORE UPDATE ON calibration_score BEGIN
	SELECT raise(ABORT, 'reviews are append-only');
END;
CREATE TRIGGER calibration_score_keeps_all BEFORE DELETE ON calibration_score
WHEN EXISTS (SELECT 1 FROM call WHERE call_id = old.call_id) BEGIN
	SELECT raise(ABORT, 'reviews are append-only');
END;
