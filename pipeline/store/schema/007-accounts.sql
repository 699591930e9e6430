-- Who may sign in, who has, and what everybody looked at.
--
-- A session is known by the hash of its token, so that whoever reads this file
-- cannot take one over. The access log is a chain: each row holds the hash of
-- the one before it (audit.h), and no row is ever changed.

CREATE TABLE account (
	account_id INTEGER PRIMARY KEY,
	name TEXT NOT NULL UNIQUE,
	role TEXT NOT NULL CHECK (role IN (
		'qa', 'lead', 'trainer', 'agent', 'auditor', 'admin')),
	title TEXT,
	agent TEXT,
	password TEXT NOT NULL,
	is_disabled INTEGER NOT NULL DEFAULT 0,
	made_at TEXT NOT NULL
		DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))
) STRICT;

CREATE TABLE account_team (
	account_id INTEGER NOT NULL REFERENCES account,
	team TEXT NOT NULL,
	PRIMARY KEY (account_id, team)
) STRICT, WITHOUT ROWID;

-- Times are seconds since 1970.
CREATE TABLE session (
	token_hash TEXT PRIMARY KEY,
	account_id INTEGER NOT NULL REFERENCES account,
	address TEXT NOT NULL,
	made_s INTEGER NOT NULL,
	seen_s INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX session_by_account ON session (account_id);

CREATE TABLE sign_in_failure (
	failure_id INTEGER PRIMARY KEY,
	name TEXT NOT NULL,
	address TEXT NOT NULL,
	made_s INTEGER NOT NULL
) STRICT;
CREATE INDEX sign_in_failure_by_name ON sign_in_failure (name, made_s);
CREATE INDEX sign_in_failure_by_address ON sign_in_failure (address, made_s);

CREATE TABLE access_log (
	seq INTEGER PRIMARY KEY,
	made_at TEXT NOT NULL,
	account TEXT NOT NULL,
	role TEXT NOT NULL,
	address TEXT NOT NULL,
	action TEXT NOT NULL,
	object TEXT NOT NULL,
	why TEXT NOT NULL,
	previous TEXT NOT NULL,
	hash TEXT NOT NULL UNIQUE
) STRICT;
CREATE INDEX access_log_by_object ON access_log (object, seq);

CREATE TRIGGER access_log_keeps_rows BEFORE UPDATE ON access_log BEGIN
	SELECT raise(ABORT, 'the access log is append-only');
END;
CREATE TRIGGER access_log_keeps_all BEFORE DELETE ON access_log BEGIN
	SELECT raise(ABORT, 'the access log is append-only');
END;
