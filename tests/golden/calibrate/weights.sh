# Forty stored calls: who names a regulator complains, who is merely angry does
# not. The weights follow, and the pack stays as it is.
skip_without sqlite3
cat >risk.yaml <<'END'
pack: risk
version: "1"
languages: [zh]
risk: {bias: -3, flag_at: 0.5}
rules:
  regulator: {risk_weight: 2, fail: {said: [投诉到工信部], by: customer}}
  anger: {risk_weight: 2, fail: {said: [气死我了], by: customer}}
END
cp risk.yaml before.yaml
empty_database
sqlite3 night.db <<'END'
INSERT INTO engine VALUES (1, 'engine', 'zh-cn-8k');
CREATE TEMP TABLE n AS WITH RECURSIVE n (i) AS (
	SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40) SELECT i FROM n;
INSERT INTO call SELECT i, 'hash-' || i, 'call-' || i, i || '.wav', NULL, '8021',
	NULL, NULL, NULL, NULL, 'inbound', 'zh', 'customer', 1, 'wav', 'pcm_mulaw',
	8000, 2, 0, 10, NULL, 1, NULL FROM n;
INSERT INTO hearing (hearing_id, call_id, engine_id, is_imported)
	SELECT i, i, 1, 0 FROM n;
INSERT INTO turn (hearing_id, seq, party, channel, start_s, end_s, text, words)
	SELECT i, 0, 'customer', 2, 0, 2,
	CASE i % 4 WHEN 0 THEN '投诉到工信部' WHEN 1 THEN '气死我了' ELSE '你好' END,
	CASE i % 4 WHEN 0 THEN '[[0,6,0,2,null]]' WHEN 1 THEN '[[0,4,0,2,null]]'
		ELSE '[[0,2,0,2,null]]' END FROM n;
INSERT INTO utterance SELECT i, 0, 0, 1, 0, 2, NULL, NULL, NULL, NULL, NULL, NULL
	FROM n;
END
{
	echo call,complaint,remark
	for i in $(seq 40); do
		echo "call-$i,$([ $((i % 4)) -eq 0 ] && echo yes || echo no),x"
	done
	echo call-99,no,not stored
} >labels.csv
auscult calibrate --db night.db --rules risk.yaml --labels labels.csv
LC_ALL=zh_CN.UTF-8 auscult calibrate --db night.db --rules risk.yaml --labels labels.csv
cmp risk.yaml before.yaml
head -n 5 labels.csv >few.csv
auscult calibrate --db night.db --rules risk.yaml --labels few.csv || echo $?
echo "call-1,maybe" >>few.csv
auscult calibrate --db night.db --rules risk.yaml --labels few.csv
