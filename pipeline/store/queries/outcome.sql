-- Flags that reviewers confirmed or overturned, and calls that they flagged,
-- as `auscult calibrate --labels` takes them.
SELECT coalesce(call.name, call.path) AS call,
	iif(value = 'flagged', 'yes', 'no') AS complaint
FROM latest_decision JOIN call USING (call_id)
WHERE pack = '' AND rule = '' ORDER BY call;
