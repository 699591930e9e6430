truth
timeless auscult eval small.csv --rules complaint-risk --json
