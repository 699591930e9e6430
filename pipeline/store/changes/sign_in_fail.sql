INSERT INTO sign_in_failure (name, address, made_s)
VALUES (substr(:name, 1, 100), :address, :now);
