-- The calls under legal hold, and why.
SELECT coalesce(call.name, call.path, h.call_hash) AS call, h.why,
	h.made_by, h.made_at
FROM legal_hold AS h JOIN held_call USING (call_hash)
	LEFT JOIN call ON call.hash = h.call_hash
WHERE hold_id = (SELECT max(hold_id) FROM legal_hold AS newest
	WHERE newest.call_hash = h.call_hash)
ORDER BY hold_id;
