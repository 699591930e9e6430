INSERT INTO access_log VALUES (:seq, :made_at, :account, :role, :address,
	:action, :object, :why, :previous, :hash);
