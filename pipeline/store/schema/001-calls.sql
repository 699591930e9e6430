-- Calls, how they were heard, and how they were judged.
--
-- A call is known by the hash of its content; a hearing by call and engine;
-- judgements by hearing and pack; an assessment, which says that a call is
-- done, by hearing and the set of packs. Nothing is therefore done twice.
-- Times are seconds from the start of the recording; unknown is NULL.

CREATE TABLE run (
	run_id INTEGER PRIMARY KEY,
	run_key TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))),
	started_at TEXT NOT NULL,
	finished_at TEXT,
	version TEXT NOT NULL,
	jobs INTEGER NOT NULL,
	found INTEGER NOT NULL,
	done INTEGER NOT NULL DEFAULT 0,
	skipped INTEGER NOT NULL DEFAULT 0,
	failed INTEGER NOT NULL DEFAULT 0,
	audio_s REAL NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE failure (
	path TEXT PRIMARY KEY,
	reason TEXT NOT NULL,
	run_id INTEGER NOT NULL REFERENCES run
) STRICT, WITHOUT ROWID;

CREATE TABLE engine (
	engine_id INTEGER PRIMARY KEY,
	hash TEXT NOT NULL UNIQUE,
	name TEXT NOT NULL
) STRICT;

CREATE TABLE pack (
	pack_id INTEGER PRIMARY KEY,
	hash TEXT NOT NULL UNIQUE,
	name TEXT NOT NULL,
	version TEXT,
	title_en TEXT,
	title_zh TEXT
) STRICT;

CREATE TABLE section (
	pack_id INTEGER NOT NULL REFERENCES pack,
	seq INTEGER NOT NULL,
	section TEXT NOT NULL,
	title_en TEXT,
	title_zh TEXT,
	weight REAL NOT NULL,
	PRIMARY KEY (pack_id, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE rule (
	pack_id INTEGER NOT NULL REFERENCES pack,
	seq INTEGER NOT NULL,
	rule TEXT NOT NULL,
	title_en TEXT,
	title_zh TEXT,
	section TEXT,
	points REAL NOT NULL,
	is_veto INTEGER NOT NULL,
	risk_weight REAL NOT NULL,
	PRIMARY KEY (pack_id, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE call (
	call_id INTEGER PRIMARY KEY,
	hash TEXT NOT NULL UNIQUE,
	name TEXT,
	path TEXT NOT NULL,
	path_customer TEXT,
	agent TEXT,
	team TEXT,
	customer TEXT,
	queue TEXT,
	started_at TEXT,
	direction TEXT NOT NULL,
	language TEXT NOT NULL,
	hangup TEXT NOT NULL,
	agent_channel INTEGER NOT NULL,
	container TEXT,
	codec TEXT,
	rate_hz INTEGER NOT NULL,
	channels INTEGER NOT NULL,
	is_dual_mono INTEGER NOT NULL,
	duration_s REAL NOT NULL,
	warning TEXT,
	run_id INTEGER NOT NULL REFERENCES run
) STRICT;
CREATE INDEX call_by_agent ON call (agent, started_at);
CREATE INDEX call_by_start ON call (started_at);
CREATE INDEX call_by_customer ON call (customer, started_at);

CREATE TABLE hearing (
	hearing_id INTEGER PRIMARY KEY,
	call_id INTEGER NOT NULL REFERENCES call ON DELETE CASCADE,
	engine_id INTEGER NOT NULL REFERENCES engine,
	is_imported INTEGER NOT NULL,
	silence_s REAL,
	overlap_s REAL,
	UNIQUE (call_id, engine_id)
) STRICT;

-- `words` holds [[offset, length, start_s, end_s, confidence], ...]: where in
-- `text` (in code points) each word stands and when it was said.
CREATE TABLE turn (
	turn_id INTEGER PRIMARY KEY,
	hearing_id INTEGER NOT NULL REFERENCES hearing ON DELETE CASCADE,
	seq INTEGER NOT NULL,
	party TEXT NOT NULL,
	channel INTEGER NOT NULL,
	start_s REAL NOT NULL,
	end_s REAL NOT NULL,
	text TEXT NOT NULL,
	words TEXT NOT NULL,
	confidence REAL,
	UNIQUE (hearing_id, seq)
) STRICT;

CREATE VIEW word AS
SELECT turn.hearing_id, turn.seq AS turn, item.key AS seq, turn.party,
	substr(turn.text, (item.value ->> 0) + 1, item.value ->> 1) AS text,
	item.value ->> 2 AS start_s,
	item.value ->> 3 AS end_s,
	item.value ->> 4 AS confidence
FROM turn, json_each(turn.words) AS item;

CREATE TABLE utterance (
	hearing_id INTEGER NOT NULL REFERENCES hearing ON DELETE CASCADE,
	seq INTEGER NOT NULL,
	turn INTEGER NOT NULL,
	word_count INTEGER NOT NULL,
	start_s REAL NOT NULL,
	end_s REAL NOT NULL,
	confidence REAL,
	level_db REAL,
	noise_db REAL,
	pitch_hz REAL,
	pitch_range_st REAL,
	voiced_share REAL,
	PRIMARY KEY (hearing_id, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE sound (
	hearing_id INTEGER NOT NULL REFERENCES hearing ON DELETE CASCADE,
	seq INTEGER NOT NULL,
	kind TEXT NOT NULL,
	channel INTEGER NOT NULL,
	start_s REAL NOT NULL,
	end_s REAL NOT NULL,
	PRIMARY KEY (hearing_id, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE measure (
	hearing_id INTEGER NOT NULL REFERENCES hearing ON DELETE CASCADE,
	party TEXT NOT NULL,
	talk_s REAL,
	talk_share REAL,
	speech_rate_cpm REAL,
	level_db REAL,
	snr_db REAL,
	pitch_hz REAL,
	pitch_range_st REAL,
	response_delay_s REAL,
	longest_turn_s REAL,
	interruption_count REAL,
	clipped_share REAL,
	PRIMARY KEY (hearing_id, party)
) STRICT, WITHOUT ROWID;

CREATE TABLE judgement (
	judgement_id INTEGER PRIMARY KEY,
	hearing_id INTEGER NOT NULL REFERENCES hearing ON DELETE CASCADE,
	pack_id INTEGER NOT NULL REFERENCES pack,
	score REAL,
	is_vetoed INTEGER NOT NULL,
	unknown_count INTEGER NOT NULL,
	UNIQUE (hearing_id, pack_id)
) STRICT;

CREATE TABLE section_score (
	judgement_id INTEGER NOT NULL REFERENCES judgement ON DELETE CASCADE,
	section TEXT NOT NULL,
	weight REAL NOT NULL,
	score REAL,
	PRIMARY KEY (judgement_id, section)
) STRICT, WITHOUT ROWID;

CREATE TABLE verdict (
	judgement_id INTEGER NOT NULL REFERENCES judgement ON DELETE CASCADE,
	rule TEXT NOT NULL,
	value TEXT NOT NULL CHECK (
		value IN ('pass', 'fail', 'unknown', 'not_applicable')),
	confidence REAL,
	points REAL NOT NULL,
	is_veto INTEGER NOT NULL,
	why_en TEXT,
	why_zh TEXT,
	PRIMARY KEY (judgement_id, rule)
) STRICT, WITHOUT ROWID;

CREATE TABLE evidence (
	judgement_id INTEGER NOT NULL REFERENCES judgement ON DELETE CASCADE,
	rule TEXT NOT NULL,
	seq INTEGER NOT NULL,
	party TEXT NOT NULL,
	start_s REAL NOT NULL,
	end_s REAL NOT NULL,
	text TEXT,
	value REAL,
	threshold REAL,
	confidence REAL,
	PRIMARY KEY (judgement_id, rule, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE assessment (
	assessment_id INTEGER PRIMARY KEY,
	hearing_id INTEGER NOT NULL REFERENCES hearing ON DELETE CASCADE,
	rules_hash TEXT NOT NULL,
	probability REAL NOT NULL,
	tier TEXT NOT NULL,
	is_flagged INTEGER NOT NULL,
	UNIQUE (hearing_id, rules_hash)
) STRICT;
CREATE INDEX assessment_flagged ON assessment (is_flagged, probability);

CREATE TABLE reason (
	assessment_id INTEGER NOT NULL REFERENCES assessment ON DELETE CASCADE,
	seq INTEGER NOT NULL,
	judgement_id INTEGER NOT NULL REFERENCES judgement,
	rule TEXT NOT NULL,
	weight REAL NOT NULL,
	PRIMARY KEY (assessment_id, seq)
) STRICT, WITHOUT ROWID;

-- What counts for a call now: its newest assessment, and the newest judgement
-- of each pack on the same hearing.
CREATE VIEW latest_assessment AS
SELECT hearing.call_id, assessment.*
FROM assessment JOIN hearing USING (hearing_id)
WHERE assessment_id = (
	SELECT max(a.assessment_id)
	FROM assessment AS a JOIN hearing AS h USING (hearing_id)
	WHERE h.call_id = hearing.call_id);

CREATE VIEW latest_judgement AS
SELECT a.call_id, judgement.*, pack.name AS pack
FROM latest_assessment AS a
JOIN judgement USING (hearing_id)
JOIN pack USING (pack_id)
WHERE judgement_id = (
	SELECT max(j.judgement_id)
	FROM judgement AS j JOIN pack AS p USING (pack_id)
	WHERE j.hearing_id = a.hearing_id AND p.name = pack.name);
