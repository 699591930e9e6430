-- Every account with its teams.
SELECT name, role, title, agent, is_disabled, (SELECT group_concat(team, ' ')
	FROM account_team AS t WHERE t.account_id = account.account_id) AS teams
FROM account ORDER BY name;
