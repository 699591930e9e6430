# What customers named, in flagged calls and in others; what scores is no cause.
database
sqlite3 night.db <<-END
	INSERT INTO pack VALUES (2, 'causes', 'causes', '1', 'Causes', '原因');
	INSERT INTO rule (pack_id, seq, rule, title_en, title_zh, section, points,
		is_veto, risk_weight) VALUES
		(2, 0, 'waiting', 'Waiting', '等待', NULL, 0, 0, 0),
		(2, 1, 'attitude', 'Attitude', '态度', NULL, 0, 0, 0);
	INSERT INTO judgement SELECT 10 + call_id, call_id, 2, NULL, 0, 0 FROM call;
	INSERT INTO verdict SELECT 10 + call_id, 'waiting',
		iif(call_id > 2, 'fail', 'pass'), NULL, 0, 0, 'a', '一' FROM call;
	INSERT INTO verdict SELECT 10 + call_id, 'attitude',
		iif(call_id = 1, 'fail', 'pass'), NULL, 0, 0, 'a', '一' FROM call;
END
auscult report --db night.db --by cause
LC_ALL=zh_CN.UTF-8 auscult report --db night.db --by cause
