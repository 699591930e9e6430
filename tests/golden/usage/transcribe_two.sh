auscult transcribe a.wav b.wav
