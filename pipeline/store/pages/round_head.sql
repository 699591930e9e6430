-- One round.
SELECT r.*, account.name AS by
FROM calibration_round AS r JOIN account USING (account_id)
WHERE round_id = CAST(:object AS INTEGER);
