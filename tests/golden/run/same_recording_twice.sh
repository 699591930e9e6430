recording a.wav
transcript a.vtt
cp a.wav b.wav
auscult run a.wav b.wav --db night.db
