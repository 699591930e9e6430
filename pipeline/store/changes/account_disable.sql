UPDATE account SET is_disabled = :is_disabled WHERE name = :name
RETURNING account_id;
