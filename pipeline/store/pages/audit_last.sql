-- The newest row of the access log.
SELECT seq, hash FROM access_log ORDER BY seq DESC LIMIT 1;
