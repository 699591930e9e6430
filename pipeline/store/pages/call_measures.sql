-- How the parties spoke.
SELECT m.* FROM standing AS s JOIN measure AS m USING (hearing_id)
WHERE s.call_id = CAST(:object AS INTEGER) ORDER BY party;
