-- How often it failed for that name and from that address.
SELECT (SELECT count(*) FROM sign_in_failure
		WHERE name = :name AND made_s >= CAST(:since AS INTEGER))
		AS by_name,
	(SELECT count(*) FROM sign_in_failure
		WHERE address = :address AND made_s >= CAST(:since AS INTEGER))
		AS by_address;
