-- What must not be heard of the call.
SELECT 0.0 AS start_s, 0.0 AS end_s WHERE :object IS NULL;
