INSERT INTO account (name, role, title, agent, password)
VALUES (:name, :role, :title, :agent, :password) RETURNING account_id;
