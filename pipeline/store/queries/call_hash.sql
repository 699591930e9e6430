-- The content of the calls of that name or recording.
SELECT hash FROM call WHERE call.name = :call OR call.path = :call
	OR substr(call.path, -length(:call) - 1) = '/' || :call;
