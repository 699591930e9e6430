recording a.wav
transcript a.vtt
auscult run a.wav --db night.db
