-- The access log, newest first, a page at a time.
SELECT * FROM access_log
WHERE (:who IS NULL OR account = :who) AND (:action IS NULL OR action = :action)
	AND (:object_like IS NULL OR object = :object_like)
ORDER BY seq DESC LIMIT 101
OFFSET 100 * min(1000, max(0, CAST(coalesce(:page, 1) AS INTEGER) - 1));
