truth
printf '%s\n' '# phrases' 请稍等 查话费 下次再来 >phrases.txt
timeless auscult eval small.csv --rules complaint-risk --phrases phrases.txt
