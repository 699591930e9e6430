auscult run nowhere.wav --db night.db
