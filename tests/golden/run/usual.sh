# An agent is held against his own earlier calls: ten of one night, of which
# nothing is known before, and a hurried one of the next. Judged again, every
# call is held against what was known when it was heard.
skip_without sqlite3
transcript calm.vtt
for i in 0 1 2 3 4 5 6 7 8 9; do
	recording "calm$i.wav"
	cp calm.vtt "calm$i.vtt"
done
recording hurried.wav
sed 's/01.500/01.000/' calm.vtt >hurried.vtt
rm calm.vtt
write_pack() {
	cat >own.yaml <<-END
		pack: own
		version: "$1"
		languages: [zh]
		rules:
		  hurry: {fail: {rate_over_usual_share: {above: 0.5}, by: agent}}
	END
}
show() {
	sqlite3 night.db "SELECT iif(value = 'unknown', 'calm', path), value,
		count(*), why_en FROM latest_judgement JOIN verdict
		USING (judgement_id) JOIN call USING (call_id)
		GROUP BY 1, 2, 4 ORDER BY 1"
}
write_pack 1
echo "audio,agent,language" >night.csv
for i in 0 1 2 3 4 5 6 7 8 9; do
	echo "calm$i.wav,8021,zh" >>night.csv
done
auscult run night.csv --db night.db --rules own.yaml
echo "audio,agent,language
hurried.wav,8021,zh" >next.csv
auscult run next.csv --db night.db --rules own.yaml
show
write_pack 2
auscult rescore --db night.db --rules own.yaml 2>/dev/null
show
