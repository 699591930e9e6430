-- The newest hearing of the call of that name or recording; NULL for none.
SELECT max(hearing_id) AS hearing FROM hearing JOIN call USING (call_id)
WHERE call.name = :call OR call.path = :call
	OR substr(call.path, -length(:call) - 1) = '/' || :call;
