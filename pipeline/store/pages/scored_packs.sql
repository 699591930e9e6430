-- Packs that give a score.
SELECT p.name AS pack, max(CASE :tongue
	WHEN 'zh' THEN coalesce(p.title_zh, p.title_en, p.name)
	ELSE coalesce(p.title_en, p.name) END) AS title
FROM pack AS p WHERE EXISTS (SELECT 1 FROM section AS c
	WHERE c.pack_id = p.pack_id)
GROUP BY p.name ORDER BY p.name;
