truth
auscult eval --json small.csv --rules complaint-risk | grep '"cer"' | head -1
auscult eval --json figures.json small.csv --rules complaint-risk |
	head -1
grep -c '"audio"' figures.json
