recording a.wav
transcript a.vtt
auscult transcribe a.wav --format text
