recording a.wav
transcript a.vtt
pack >small.yaml
auscult run a.wav --rules small.yaml --db night.db 2>/dev/null
mv a.wav elsewhere.wav
auscult examples --db night.db --rule greeting --out clips || echo "exit $?"
mkdir moved
mv elsewhere.wav moved/a.wav
auscult examples --db night.db --rule greeting --out clips --from moved
ls clips
