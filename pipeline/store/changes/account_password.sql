UPDATE account SET password = :password WHERE name = :name
RETURNING account_id;
