DELETE FROM session WHERE account_id =
	(SELECT account_id FROM account WHERE name = :name);
