-- Whose token that is, while it lasts.
SELECT account.*, session.seen_s FROM session JOIN account USING (account_id)
WHERE token_hash = :hash AND made_s >= CAST(:least_made AS INTEGER)
	AND seen_s >= CAST(:least_seen AS INTEGER) AND NOT is_disabled;
