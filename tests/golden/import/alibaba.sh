# Rules of Alibaba Cloud: operators, ranges, anchors and expressions.
cat >rules.json <<'END'
{"appKey": "x",
 "conditions": [
  {"cid": "1", "check_range": {"role": "客服", "range": {"from": 1, "to": 3}},
   "operators": [{"oid": "1", "type": "HIT_ANY_KEYWORDS", "param": {"keywords": ["您好", "很高兴为您服务"]}},
                 {"oid": "2", "type": "REGULAR_EXPRESSION", "param": {"regex": "工号.*为您", "notRegex": "不"}}],
   "lambda": "1||2"},
  {"cid": "2", "check_range": {"role": "客户"},
   "operators": [{"oid": "1", "type": "INCLUDE_KEYWORDS",
    "param": {"keywords": ["投诉", "工信部", "曝光"], "keywordMatchSize": 2, "in_sentence": true}}],
   "lambda": "1"},
  {"cid": "3", "check_range": {"role": "客服", "anchor": {"cid": "2", "location": "AFTER", "hit_time": 1},
    "range": {"from": 1, "to": 2}},
   "operators": [{"oid": "1", "type": "SIMILAR_MATCH", "param": {"similarlySentences": ["非常抱歉给您添麻烦了"], "score": 80}},
                 {"oid": "2", "type": "EMOTION_MODEL", "param": {}}],
   "lambda": "1&&!2"},
  {"cid": "4", "check_range": {"role": "客服"},
   "operators": [{"oid": "1", "type": "SPEECH_SPEED_CHECK", "param": {"velocityInMint": 320, "average": true}},
                 {"oid": "2", "type": "INTERVAL_GREATER", "param": {"interval": 8000, "different_role": true}},
                 {"oid": "3", "type": "ADVANCED_REPEAT_DETECT", "param": {"similarity_threshold": 0.8, "hit_time": 2, "from": 3}}],
   "lambda": "1||(2&&!3)"}],
 "rules": [
  {"name": "未致歉 Apology", "lambda": "2&&!3", "scoreNum": "5"},
  {"name": "开场白", "lambda": "!1", "scoreNum": 3},
  {"name": "语速", "lambda": "4||9"}]}
END
auscult rules import rules.json >imported.yaml
cat imported.yaml
auscult rules check -q imported.yaml
