-- Grades of score sheets, and what reports on scores stand on.

CREATE TABLE grade (
	pack_id INTEGER NOT NULL REFERENCES pack,
	seq INTEGER NOT NULL,
	at_least REAL NOT NULL,
	title_en TEXT,
	title_zh TEXT,
	PRIMARY KEY (pack_id, seq)
) STRICT, WITHOUT ROWID;

-- Student's t for a two-sided interval of 95 %; between two rows, the one above
-- is taken, which makes the interval a little wider.
CREATE VIEW student (df, t) AS VALUES
	(1, 12.706), (2, 4.303), (3, 3.182), (4, 2.776), (5, 2.571),
	(6, 2.447), (7, 2.365), (8, 2.306), (9, 2.262), (10, 2.228),
	(15, 2.131), (20, 2.086), (30, 2.042), (60, 2.000), (1000, 1.962);

-- A row each call that was judged, with its score (NULL without a sheet) and
-- when it was, in weeks.
CREATE VIEW scored_call AS
WITH sheet AS (
	SELECT call_id, max(pack_id) AS pack_id, avg(score) AS score,
		max(is_vetoed) AS is_vetoed,
		sum(unknown_count) AS unknown_count
	FROM latest_judgement WHERE score IS NOT NULL GROUP BY call_id)
SELECT call.call_id, agent, team, started_at,
	julianday(started_at) / 7 AS week, duration_s, is_flagged,
	pack_id, score, is_vetoed, unknown_count
FROM call JOIN latest_assessment USING (call_id)
	LEFT JOIN sheet USING (call_id);
