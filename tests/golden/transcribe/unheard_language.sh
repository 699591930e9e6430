recording a.wav
auscult transcribe a.wav --language yue
