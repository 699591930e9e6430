-- Takes from the attached database `shard` what this one does not have.
--
-- Rows are known by what they are about, never by their numbers: a call by its
-- content, a hearing by call and engine, a judgement by hearing and pack, an
-- assessment by hearing and packs. What is there already stays as it is, but for
-- ratings that were not known here; so merging twice changes nothing, and
-- whatever people added here is kept.

CREATE TEMP TABLE run_map AS
SELECT run_id AS old, 0 AS new FROM shard.run;
INSERT INTO run (run_key, started_at, finished_at, version, jobs, found, done,
	skipped, failed, audio_s)
SELECT run_key, started_at, finished_at, version, jobs, found, done, skipped,
	failed, audio_s
FROM shard.run WHERE true ORDER BY run_id
ON CONFLICT (run_key) DO UPDATE SET finished_at = excluded.finished_at,
	done = excluded.done, skipped = excluded.skipped,
	failed = excluded.failed, audio_s = excluded.audio_s;
UPDATE run_map SET new = (
	SELECT here.run_id FROM main.run AS here
	JOIN shard.run AS there USING (run_key) WHERE there.run_id = old);

INSERT INTO engine (hash, name)
SELECT hash, name FROM shard.engine WHERE true ORDER BY engine_id
ON CONFLICT DO NOTHING;
CREATE TEMP TABLE engine_map AS
SELECT there.engine_id AS old, here.engine_id AS new
FROM shard.engine AS there JOIN main.engine AS here USING (hash);

CREATE TEMP TABLE new_pack AS
SELECT pack_id FROM shard.pack
WHERE hash NOT IN (SELECT hash FROM main.pack);
INSERT INTO pack (hash, name, version, title_en, title_zh)
SELECT hash, name, version, title_en, title_zh
FROM shard.pack JOIN new_pack USING (pack_id) ORDER BY pack_id;
CREATE TEMP TABLE pack_map AS
SELECT there.pack_id AS old, here.pack_id AS new
FROM shard.pack AS there JOIN main.pack AS here USING (hash);
INSERT INTO grade
SELECT new, seq, at_least, title_en, title_zh
FROM shard.grade JOIN new_pack USING (pack_id)
JOIN pack_map ON old = pack_id;
INSERT INTO section
SELECT new, seq, section, title_en, title_zh, weight
FROM shard.section JOIN new_pack USING (pack_id)
JOIN pack_map ON old = pack_id;
INSERT INTO rule
SELECT new, seq, rule, title_en, title_zh, section, points, is_veto, risk_weight,
	at_stake, bonus, voids_section
FROM shard.rule JOIN new_pack USING (pack_id)
JOIN pack_map ON old = pack_id;

INSERT INTO call (hash, name, path, path_customer, agent, team, customer,
	queue, started_at, direction, language, hangup, agent_channel,
	container, codec, rate_hz, channels, is_dual_mono, duration_s, warning,
	run_id, satisfaction)
SELECT hash, name, path, path_customer, agent, team, customer, queue,
	started_at, direction, language, hangup, agent_channel, container,
	codec, rate_hz, channels, is_dual_mono, duration_s, warning, new,
	satisfaction
FROM shard.call JOIN run_map ON old = run_id WHERE true ORDER BY call_id
ON CONFLICT (hash) DO UPDATE SET satisfaction = excluded.satisfaction
WHERE satisfaction IS NULL AND excluded.satisfaction IS NOT NULL;
CREATE TEMP TABLE call_map AS
SELECT there.call_id AS old, here.call_id AS new
FROM shard.call AS there JOIN main.call AS here USING (hash);
CREATE UNIQUE INDEX temp.call_map_old ON call_map (old);

-- Hearings that are not here, with everything that was heard in them.
CREATE TEMP TABLE wanted AS
SELECT there.hearing_id AS old, call_map.new AS call_id,
	engine_map.new AS engine_id
FROM shard.hearing AS there
JOIN call_map ON call_map.old = there.call_id
JOIN engine_map ON engine_map.old = there.engine_id;
CREATE TEMP TABLE new_hearing AS
SELECT wanted.* FROM wanted
LEFT JOIN main.hearing AS here USING (call_id, engine_id)
WHERE here.hearing_id IS NULL ORDER BY old;
INSERT INTO hearing (call_id, engine_id, is_imported, silence_s, overlap_s,
	longest_silence_s, hold_s, music_s)
SELECT n.call_id, n.engine_id, is_imported, silence_s, overlap_s,
	longest_silence_s, hold_s, music_s
FROM new_hearing AS n JOIN shard.hearing AS there ON there.hearing_id = n.old
ORDER BY n.old;
CREATE TEMP TABLE hearing_map AS
SELECT wanted.old, here.hearing_id AS new FROM wanted
JOIN main.hearing AS here USING (call_id, engine_id);
CREATE UNIQUE INDEX temp.hearing_map_old ON hearing_map (old);
CREATE TEMP TABLE fresh AS
SELECT hearing_map.* FROM hearing_map JOIN new_hearing USING (old)
ORDER BY old;

INSERT INTO turn (hearing_id, seq, party, channel, start_s, end_s, text, words,
	confidence)
SELECT new, seq, party, channel, start_s, end_s, text, words, confidence
FROM fresh JOIN shard.turn ON hearing_id = old ORDER BY old, seq;
INSERT INTO turn_text (rowid, text)
SELECT turn_id, searchable.text
FROM fresh JOIN main.turn ON hearing_id = new
JOIN turn_searchable AS searchable USING (turn_id);
INSERT INTO utterance (hearing_id, seq, turn, word_count, start_s, end_s,
	confidence, level_db, noise_db, pitch_hz, pitch_range_st, voiced_share)
SELECT new, seq, turn, word_count, start_s, end_s, confidence, level_db,
	noise_db, pitch_hz, pitch_range_st, voiced_share
FROM fresh JOIN shard.utterance ON hearing_id = old;
INSERT INTO sound (hearing_id, seq, kind, channel, start_s, end_s)
SELECT new, seq, kind, channel, start_s, end_s
FROM fresh JOIN shard.sound ON hearing_id = old;
INSERT INTO voices (hearing_id, is_by_voice, separation, confidence,
	is_exchanged)
SELECT new, is_by_voice, separation, confidence, is_exchanged
FROM fresh JOIN shard.voices ON hearing_id = old;
INSERT INTO delivery (hearing_id, seq,
	loudness_lufs, loudness_change_db, pitch_hz, pitch_change_st,
	pitch_range_st, voiced_share, speech_rate_cpm, tilt_db, harmonicity_db, centroid_hz, pitch_motion_st,
	pause_share, response_delay_s, overlap_s, is_interruption,
	is_successful, is_backchannel, anger, impatience, monotony, polarity)
SELECT new, seq,
	loudness_lufs, loudness_change_db, pitch_hz, pitch_change_st,
	pitch_range_st, voiced_share, speech_rate_cpm, tilt_db, harmonicity_db, centroid_hz, pitch_motion_st,
	pause_share, response_delay_s, overlap_s, is_interruption,
	is_successful, is_backchannel, anger, impatience, monotony, polarity
FROM fresh JOIN shard.delivery ON hearing_id = old;
INSERT INTO measure (hearing_id, party,
	talk_s, talk_share, speech_rate_cpm, level_db, snr_db, pitch_hz,
	pitch_range_st, response_delay_s, longest_turn_s, interruption_count,
	clipped_share, loudness_lufs, loudness_rise_db, pitch_rise_st,
	voiced_share, tilt_db, harmonicity_db, noise_db, background_share,
	echo_db, listen_share, overlap_share, pause_share, longest_pause_s,
	response_delay_p90_s, response_delay_most_s, interruption_success_count,
	backchannel_count, anger, anger_peak, impatience, impatience_peak,
	monotony, polarity, sentiment_q1, sentiment_q2, sentiment_q3,
	sentiment_q4, sentiment_change)
SELECT new, party,
	talk_s, talk_share, speech_rate_cpm, level_db, snr_db, pitch_hz,
	pitch_range_st, response_delay_s, longest_turn_s, interruption_count,
	clipped_share, loudness_lufs, loudness_rise_db, pitch_rise_st,
	voiced_share, tilt_db, harmonicity_db, noise_db, background_share,
	echo_db, listen_share, overlap_share, pause_share, longest_pause_s,
	response_delay_p90_s, response_delay_most_s, interruption_success_count,
	backchannel_count, anger, anger_peak, impatience, impatience_peak,
	monotony, polarity, sentiment_q1, sentiment_q2, sentiment_q3,
	sentiment_q4, sentiment_change
FROM fresh JOIN shard.measure ON hearing_id = old;
INSERT INTO usual (hearing_id, calls, speech_rate_cpm, level_db, pitch_hz)
SELECT new, calls, speech_rate_cpm, level_db, pitch_hz
FROM fresh JOIN shard.usual ON hearing_id = old;

-- Judgements and assessments, also new ones of hearings that were here.
CREATE TEMP TABLE judged AS
SELECT there.judgement_id AS old, hearing_map.new AS hearing_id,
	pack_map.new AS pack_id
FROM shard.judgement AS there
JOIN hearing_map ON hearing_map.old = there.hearing_id
JOIN pack_map ON pack_map.old = there.pack_id;
CREATE TEMP TABLE new_judgement AS
SELECT judged.* FROM judged
LEFT JOIN main.judgement AS here USING (hearing_id, pack_id)
WHERE here.judgement_id IS NULL ORDER BY old;
INSERT INTO judgement (hearing_id, pack_id, score, is_vetoed, unknown_count)
SELECT n.hearing_id, n.pack_id, score, is_vetoed, unknown_count
FROM new_judgement AS n JOIN shard.judgement AS there
ON there.judgement_id = n.old ORDER BY n.old;
CREATE TEMP TABLE judgement_map AS
SELECT judged.old, here.judgement_id AS new FROM judged
JOIN main.judgement AS here USING (hearing_id, pack_id);
CREATE UNIQUE INDEX temp.judgement_map_old ON judgement_map (old);
CREATE TEMP TABLE fresh_judgement AS
SELECT judgement_map.* FROM judgement_map JOIN new_judgement USING (old)
ORDER BY old;

INSERT INTO section_score (judgement_id, section, weight, score)
SELECT new, section, weight, score
FROM fresh_judgement JOIN shard.section_score ON judgement_id = old;
INSERT INTO verdict (judgement_id, rule, value, confidence, points, is_veto,
	why_en, why_zh)
SELECT new, rule, value, confidence, points, is_veto, why_en, why_zh
FROM fresh_judgement JOIN shard.verdict ON judgement_id = old;
INSERT INTO evidence (judgement_id, rule, seq, party, start_s, end_s, text,
	value, threshold, confidence)
SELECT new, rule, seq, party, start_s, end_s, text, value, threshold,
	confidence
FROM fresh_judgement JOIN shard.evidence ON judgement_id = old;

CREATE TEMP TABLE new_assessment AS
SELECT there.assessment_id AS old, hearing_map.new AS hearing_id,
	there.rules_hash
FROM shard.assessment AS there
JOIN hearing_map ON hearing_map.old = there.hearing_id
LEFT JOIN main.assessment AS here
ON here.hearing_id = hearing_map.new AND here.rules_hash = there.rules_hash
WHERE here.assessment_id IS NULL ORDER BY old;
INSERT INTO assessment (hearing_id, rules_hash, probability, tier, is_flagged)
SELECT n.hearing_id, n.rules_hash, probability, tier, is_flagged
FROM new_assessment AS n JOIN shard.assessment AS there
ON there.assessment_id = n.old ORDER BY n.old;
INSERT INTO reason (assessment_id, seq, judgement_id, rule, weight)
SELECT here.assessment_id, seq, judgement_map.new, rule, weight
FROM new_assessment AS n JOIN shard.reason AS r ON r.assessment_id = n.old
JOIN main.assessment AS here USING (hearing_id, rules_hash)
JOIN judgement_map ON judgement_map.old = r.judgement_id;

-- What could not be heard there, unless it was heard here.
INSERT INTO failure (path, reason, run_id)
SELECT path, reason, new FROM shard.failure JOIN run_map ON old = run_id
WHERE path NOT IN (SELECT path FROM main.call)
ON CONFLICT DO NOTHING;
DELETE FROM failure WHERE path IN (SELECT path FROM call);

INSERT INTO quarantine (hash, engine, path, reason, run_id)
SELECT hash, engine, path, reason, new
FROM shard.quarantine JOIN run_map ON old = run_id WHERE true
ON CONFLICT DO NOTHING;

DROP TABLE temp.run_map;
DROP TABLE temp.engine_map;
DROP TABLE temp.new_pack;
DROP TABLE temp.pack_map;
DROP TABLE temp.call_map;
DROP TABLE temp.wanted;
DROP TABLE temp.new_hearing;
DROP TABLE temp.hearing_map;
DROP TABLE temp.fresh;
DROP TABLE temp.judged;
DROP TABLE temp.new_judgement;
DROP TABLE temp.judgement_map;
DROP TABLE temp.fresh_judgement;
DROP TABLE temp.new_assessment;

-- Holds and removals name calls by content, so they are taken as they are.
INSERT INTO legal_hold (call_hash, is_held, why, made_by, made_at)
SELECT call_hash, is_held, why, made_by, made_at
FROM shard.legal_hold AS there WHERE NOT EXISTS (
	SELECT 1 FROM main.legal_hold AS here
	WHERE here.call_hash = there.call_hash
	AND here.is_held = there.is_held AND here.why = there.why
	AND here.made_by = there.made_by AND here.made_at = there.made_at)
ORDER BY hold_id;
INSERT OR IGNORE INTO removal SELECT * FROM shard.removal;
