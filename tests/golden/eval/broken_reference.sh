recording a.wav
echo '{"turns": [{"party": "agnt"}]}' >a.json
printf 'audio,reference\na.wav,a.json\n' >calls.csv
auscult eval calls.csv
