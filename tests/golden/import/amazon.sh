# Categories of Amazon Transcribe: as the API lists them, one of them with moods.
cat >categories.json <<'END'
{"Categories": [
 {"CategoryName": "Greeting", "Rules": [
  {"TranscriptFilter": {"TranscriptFilterType": "EXACT",
   "Targets": ["how may I help you", "good morning"], "ParticipantRole": "AGENT",
   "AbsoluteTimeRange": {"First": 20000}}}]},
 {"CategoryName": "No recording notice", "Rules": [
  {"TranscriptFilter": {"Targets": ["this call is recorded"], "Negate": true,
   "RelativeTimeRange": {"StartPercentage": 0, "EndPercentage": 25}}},
  {"NonTalkTimeFilter": {"Threshold": 10000}},
  {"InterruptionFilter": {"Threshold": 2000, "ParticipantRole": "CUSTOMER",
   "RelativeTimeRange": {"Last": 10}}}]},
 {"CategoryName": "Anger", "Rules": [
  {"SentimentFilter": {"Sentiments": ["NEGATIVE", "MIXED", "NEUTRAL"], "ParticipantRole": "CUSTOMER"}}]}
]}
END
auscult rules import categories.json --out imported.yaml
cat imported.yaml
auscult rules check -q imported.yaml
