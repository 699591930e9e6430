-- The recordings that could not be heard in the last night.
SELECT path, reason AS why FROM failure WHERE run_id IN (
	SELECT run_id FROM run WHERE julianday(started_at) >
		(SELECT max(julianday(started_at)) - 1 FROM run))
ORDER BY path LIMIT 20;
