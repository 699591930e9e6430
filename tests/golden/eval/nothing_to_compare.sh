recording a.wav
printf 'audio\na.wav\n' >calls.csv
auscult eval calls.csv
