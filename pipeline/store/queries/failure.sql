-- Recordings that could not be heard.
SELECT path, reason AS why FROM failure ORDER BY path;
