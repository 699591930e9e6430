INSERT OR IGNORE INTO account_team
SELECT account_id, :team FROM account WHERE name = :name;
