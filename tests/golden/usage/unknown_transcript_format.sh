auscult transcribe a.wav --format doc
