-- What people remarked, in the order of the recording.
SELECT c.at_s, c.text, c.made_at, account.name AS by
FROM comment AS c JOIN account USING (account_id)
WHERE c.call_id = CAST(:object AS INTEGER)
ORDER BY c.at_s IS NULL, c.at_s, comment_id;
