-- How each turn was said, and more about each party (call/measure.h names them
-- all, docs/measures.md says how they are taken). Unknown is NULL.

CREATE TABLE delivery (
	hearing_id INTEGER NOT NULL REFERENCES hearing ON DELETE CASCADE,
	seq INTEGER NOT NULL,
	loudness_lufs REAL,
	loudness_change_db REAL,
	pitch_hz REAL,
	pitch_change_st REAL,
	pitch_range_st REAL,
	voiced_share REAL,
	speech_rate_cpm REAL,
	tilt_db REAL,
	harmonicity_db REAL,
	centroid_hz REAL,
	pitch_motion_st REAL,
	pause_share REAL,
	response_delay_s REAL,
	overlap_s REAL,
	is_interruption REAL,
	is_successful REAL,
	is_backchannel REAL,
	anger REAL,
	impatience REAL,
	monotony REAL,
	polarity REAL,
	PRIMARY KEY (hearing_id, seq)
) STRICT, WITHOUT ROWID;

ALTER TABLE measure ADD COLUMN loudness_lufs REAL;
ALTER TABLE measure ADD COLUMN loudness_rise_db REAL;
ALTER TABLE measure ADD COLUMN pitch_rise_st REAL;
ALTER TABLE measure ADD COLUMN voiced_share REAL;
ALTER TABLE measure ADD COLUMN tilt_db REAL;
ALTER TABLE measure ADD COLUMN harmonicity_db REAL;
ALTER TABLE measure ADD COLUMN noise_db REAL;
ALTER TABLE measure ADD COLUMN background_share REAL;
ALTER TABLE measure ADD COLUMN echo_db REAL;
ALTER TABLE measure ADD COLUMN listen_share REAL;
ALTER TABLE measure ADD COLUMN overlap_share REAL;
ALTER TABLE measure ADD COLUMN pause_share REAL;
ALTER TABLE measure ADD COLUMN longest_pause_s REAL;
ALTER TABLE measure ADD COLUMN response_delay_p90_s REAL;
ALTER TABLE measure ADD COLUMN response_delay_most_s REAL;
ALTER TABLE measure ADD COLUMN interruption_success_count REAL;
ALTER TABLE measure ADD COLUMN backchannel_count REAL;
ALTER TABLE measure ADD COLUMN anger REAL;
ALTER TABLE measure ADD COLUMN anger_peak REAL;
ALTER TABLE measure ADD COLUMN impatience REAL;
ALTER TABLE measure ADD COLUMN impatience_peak REAL;
ALTER TABLE measure ADD COLUMN monotony REAL;
ALTER TABLE measure ADD COLUMN polarity REAL;
ALTER TABLE measure ADD COLUMN sentiment_q1 REAL;
ALTER TABLE measure ADD COLUMN sentiment_q2 REAL;
ALTER TABLE measure ADD COLUMN sentiment_q3 REAL;
ALTER TABLE measure ADD COLUMN sentiment_q4 REAL;
ALTER TABLE measure ADD COLUMN sentiment_change REAL;

ALTER TABLE hearing ADD COLUMN longest_silence_s REAL;
ALTER TABLE hearing ADD COLUMN hold_s REAL;
ALTER TABLE hearing ADD COLUMN music_s REAL;
