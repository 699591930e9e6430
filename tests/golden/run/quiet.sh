recording a.wav
transcript a.vtt
auscult run -q a.wav --db night.db
