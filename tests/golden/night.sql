-- A night of six calls for report tests: two agents of one team, one of
-- another; two calls flagged; one recording that could not be heard.
DELETE FROM failure;
INSERT INTO engine VALUES (1, 'engine', 'zh-cn-8k');
INSERT INTO pack VALUES (1, 'pack', 'telecom', '1.0', 'Telecom', '电信');
INSERT INTO section VALUES (1, 0, 'service', 'Service', '服务', 100);
INSERT INTO rule (pack_id, seq, rule, title_en, title_zh, section, points,
	is_veto, risk_weight) VALUES
	(1, 0, 'greeting', 'Greeting', '开场白', 'service', 10, 0, 0),
	(1, 1, 'closing', 'Closing', '结束语', 'service', 5, 0, 0),
	(1, 2, 'regulator', 'Regulator', '监管投诉', 'service', 0, 0, 2.5);

CREATE TEMP TABLE heard (
	id, name, agent, team, day, minutes, score, vetoed, unknown, greeting,
	probability, tier, reason);
INSERT INTO heard VALUES
	(1, '4711', '8021', '热线一组', 2, 3.0, 100.0, 0, 0, 'pass', 0.02, 'none', NULL),
	(2, '4712', '8021', '热线一组', 2, 4.5, 90.0, 0, 1, 'pass', 0.10, 'none', NULL),
	(3, '4713', '8021', '热线一组', 3, 2.0, 95.0, 0, 0, 'pass', 0.05, 'none', NULL),
	(4, '4714', '8035', '热线一组', 2, 6.0, 40.0, 1, 0, 'fail', 0.91, 'high', '我要打12300'),
	(5, NULL, '8035', '热线一组', 3, 1.5, 70.0, 0, 2, 'unknown', 0.03, 'none', NULL),
	(6, '4716', '8047', 'east, "late"', 3, 8.0, 65.0, 0, 0, 'fail', 0.64, 'medium', '再不修我就投诉到工信部');

INSERT INTO call SELECT id, 'call-' || id, name, 'calls/' || id || '.wav',
	NULL, agent, team, '138****2071', '宽带报障',
	'2026-03-0' || day || 'T09:1' || id || ':00+08:00', 'inbound', 'zh',
	'customer', 1, 'wav', 'pcm_mulaw', 8000, 2, 0, 60 * minutes, NULL, 1,
	CASE id WHEN 1 THEN 5 WHEN 2 THEN 3 WHEN 4 THEN 1 END FROM heard;
INSERT INTO hearing (hearing_id, call_id, engine_id, is_imported, silence_s,
	overlap_s) SELECT id, id, 1, 0, 5.0, 1.0 FROM heard;
INSERT INTO judgement SELECT id, id, 1, score, vetoed, unknown FROM heard;
INSERT INTO verdict SELECT id, 'greeting', greeting, 0.9,
	iif(greeting = 'fail', -10, 0), 0, 'a greeting', '开场白' FROM heard;
INSERT INTO verdict SELECT id, 'closing', 'not_applicable', NULL, 0, 0,
	'no closing', '无结束语' FROM heard;
INSERT INTO verdict SELECT id, 'regulator', iif(reason IS NULL, 'pass', 'fail'),
	0.8, 0, 0, 'a regulator', '监管投诉' FROM heard;
INSERT INTO evidence SELECT id, 'regulator', 0, 'customer', 61.5, 63.25,
	reason, NULL, NULL, 0.8 FROM heard WHERE reason IS NOT NULL;
INSERT INTO assessment SELECT id, id, 'rules', probability, tier,
	probability >= 0.5 FROM heard;
INSERT INTO reason SELECT id, 0, id, 'regulator', 2.5 FROM heard
	WHERE reason IS NOT NULL;
INSERT INTO failure VALUES
	('calls/7.wav', 'is empty (0 bytes)', 1),
	('calls/8.mp3', 'is not a recording: no known format', 1);
