-- Tones, music and waiting.
SELECT kind, channel, x.start_s, x.end_s FROM standing AS s
JOIN sound AS x USING (hearing_id)
WHERE s.call_id = CAST(:object AS INTEGER) ORDER BY x.start_s;
