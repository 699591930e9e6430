-- The rows behind number `:after`, some at a time.
SELECT * FROM access_log WHERE seq > CAST(:after AS INTEGER)
ORDER BY seq LIMIT 1000;
