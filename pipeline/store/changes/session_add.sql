INSERT INTO session VALUES (:hash, :account, :address, :now, :now);
