-- The call's drawn loudness, where it was made before.
SELECT peaks FROM waveform WHERE call_id = CAST(:object AS INTEGER);
