DELETE FROM sign_in_failure WHERE name = :name;
