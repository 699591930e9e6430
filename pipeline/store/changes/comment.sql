INSERT INTO comment (call_id, at_s, text, account_id)
SELECT call_id, min(duration_s, max(0.0, CAST(:at AS REAL))), :text, :account
FROM standing WHERE call_id = CAST(:object AS INTEGER)
RETURNING comment_id;
