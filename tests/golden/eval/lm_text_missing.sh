truth
auscult eval small.csv --lm-text nowhere.txt
