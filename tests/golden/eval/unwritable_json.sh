truth
auscult eval small.csv --rules complaint-risk --json nowhere/x.json
