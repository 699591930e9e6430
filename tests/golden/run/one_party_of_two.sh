recording a.wav
cat >night.csv <<END
call_id,agent_audio,customer_audio
1,a.wav,
2,a.wav,nowhere.wav
END
auscult run night.csv --db night.db
