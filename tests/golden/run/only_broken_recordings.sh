: >empty.wav
auscult run empty.wav --db night.db
