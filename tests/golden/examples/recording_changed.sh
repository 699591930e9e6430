recording a.wav
transcript a.vtt
pack >small.yaml
auscult run a.wav --rules small.yaml --db night.db 2>/dev/null
recording b.wav
mv b.wav a.wav
auscult examples --db night.db --rule greeting --out clips
