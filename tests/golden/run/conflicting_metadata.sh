recording a.wav
transcript a.vtt
echo '{"agent": "8035"}' >a.json
printf 'audio,agent\na.wav,8021\n' >night.csv
auscult run night.csv --db night.db
