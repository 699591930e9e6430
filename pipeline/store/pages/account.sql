-- The account of that name, unless it is disabled.
SELECT * FROM account WHERE name = :name AND NOT is_disabled;
