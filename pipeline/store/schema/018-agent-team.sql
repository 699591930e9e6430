-- Who has been in which team: a row for each pair of agent_day, so that a span
-- of days is looked up for each pair, in their order, whatever is stored of
-- other days.

CREATE TABLE agent_team (
	team TEXT NOT NULL,
	agent TEXT NOT NULL,
	PRIMARY KEY (team, agent)
) STRICT, WITHOUT ROWID;
INSERT INTO agent_team SELECT DISTINCT team, agent FROM agent_day;
CREATE TRIGGER agent_team_insert AFTER INSERT ON agent_day
WHEN NOT EXISTS (SELECT 1 FROM agent_team
	WHERE team = new.team AND agent = new.agent) BEGIN
	INSERT INTO agent_team VALUES (new.team, new.agent);
END;
