truth
echo >lines.txt
auscult eval small.csv --lm-text lines.txt
