recording a.wav
recording b.wav
auscult transcribe .
