recording a.wav
recording b.wav
transcript a.vtt
transcript b.vtt
cat >night.csv <<END
call_id,audio,language,start,hold,agent_channel,satisfaction
1,a.wav,zh,2026-03-02T09:14:05+08:00,,1,5
2,b.wav,cn,2026-03-02T09:14:05+08:00,,1,
3,b.wav,zh,yesterday,,1,
4,b.wav,zh,,12-9,1,
5,b.wav,zh,,,3,9
1,b.wav,zh,,,1,
6,b.wav,zh
"7,b.wav,zh,,,
END
auscult run night.csv --db night.db
