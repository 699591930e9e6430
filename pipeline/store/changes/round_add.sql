INSERT INTO calibration_round (title, plan, pack, account_id)
VALUES (:title, :plan, :pack, :account) RETURNING round_id;
