recording a.wav
auscult run a.wav --db nowhere/night.db
