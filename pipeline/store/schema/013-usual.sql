-- What agents are like in most of their calls, for rules that hold a call
-- against its agent's own others.

-- Renewed when a run begins: means over the agent's newest calls.
CREATE TABLE agent_usual (
	agent TEXT PRIMARY KEY,
	calls INTEGER NOT NULL,
	speech_rate_cpm REAL,
	level_db REAL,
	pitch_hz REAL
) STRICT, WITHOUT ROWID;

-- What it was when the call was judged first, so that it is judged again as it
-- was then.
CREATE TABLE usual (
	hearing_id INTEGER PRIMARY KEY REFERENCES hearing ON DELETE CASCADE,
	calls INTEGER NOT NULL,
	speech_rate_cpm REAL,
	level_db REAL,
	pitch_hz REAL
) STRICT;
