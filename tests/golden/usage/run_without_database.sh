recording a.wav
auscult run a.wav
