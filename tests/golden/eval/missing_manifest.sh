auscult eval nowhere.csv
