-- The recordings that could not be heard in the last night.
SELECT path, reason AS why FROM failure WHERE run_id >= (SELECT first_run FROM night)
ORDER BY path LIMIT 20;
