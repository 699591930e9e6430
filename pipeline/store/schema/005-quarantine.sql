-- Calls that crash or hang what hears them, by content and engine: later nights
-- leave them alone until one of the two changes, or `run --again` stores them.

CREATE TABLE quarantine (
	hash TEXT NOT NULL,
	engine TEXT NOT NULL,
	path TEXT NOT NULL,
	reason TEXT NOT NULL,
	run_id INTEGER NOT NULL REFERENCES run,
	PRIMARY KEY (hash, engine)
) STRICT, WITHOUT ROWID;
