recording a.wav
transcript a.vtt
auscult run -q a.wav --db night.db
recording b.wav
transcript b.vtt
auscult run a.wav b.wav --db night.db
