# Four seconds, two in a row: each row has a ruler of its own.
recording a.wav
transcript a.vtt
pack >small.yaml
auscult run a.wav --rules small.yaml --db night.db 2>/dev/null
auscult draw a.wav --db night.db --row 2 | grep -c 'class="axis"'
