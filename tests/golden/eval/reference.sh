# One verdict of two, one of two sounds, and a flag, are as they should be.
truth
pack >small.yaml
cat >reference.json <<-END
	{"turns": [
	  {"party": "agent", "start_s": 0.5, "end_s": 3.5, "text": "请稍等我查话费"}],
	 "spans": [{"kind": "busy", "start_s": 3, "end_s": 4}],
	 "verdicts": {"small": {"greeting": "fail", "closing": "pass"}},
	 "flagged": false}
END
cat >calls.csv <<-END
	audio,transcript,language,agent_channel,reference
	b.wav,b.vtt,zh,1,reference.json
END
timeless auscult eval calls.csv --rules small.yaml
