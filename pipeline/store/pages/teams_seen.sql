-- The teams of which somebody sees calls.
SELECT team, team = :team AS is_chosen FROM (
	SELECT team FROM account_team
	WHERE account_id = :account AND :scope = 'team'
	UNION SELECT team FROM team_name WHERE :scope = 'all')
ORDER BY team;
