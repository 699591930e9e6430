truth
printf '%s\n' 请稍等 '打了{number}次' >phrases.txt
auscult eval small.csv --phrases phrases.txt
