-- How the parties of a hearing were told apart, and how surely (call/voices.h).
-- Nothing where nobody had to ask: a transcript names them.

CREATE TABLE voices (
	hearing_id INTEGER PRIMARY KEY REFERENCES hearing ON DELETE CASCADE,
	is_by_voice INTEGER NOT NULL,
	separation REAL,
	confidence REAL,
	is_exchanged INTEGER NOT NULL
) STRICT;
