auscult transcribe nowhere.wav
