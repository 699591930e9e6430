-- A night's progress is counted from the index alone, whoever asks.
DROP INDEX standing_by_run;
CREATE INDEX standing_by_run ON standing (run_id, machine_flagged, is_reviewed,
	team, agent);
