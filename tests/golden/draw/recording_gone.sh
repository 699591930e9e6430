# What is in the database is drawn without the recording.
recording a.wav
transcript a.vtt
pack >small.yaml
auscult run a.wav --rules small.yaml --db night.db 2>/dev/null
rm a.wav
auscult draw a.wav --db night.db | grep -o '<text class="said".*'
