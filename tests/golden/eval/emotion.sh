# A row that states nothing but an emotion is heard all the same.
recording a.wav
printf 'audio,emotion\na.wav,anger\n' >emotions.csv
timeless auscult eval emotions.csv --json --rules complaint-risk |
	grep -A8 '"files"'
