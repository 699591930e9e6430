recording a.wav
transcript a.vtt
pack >small.yaml
auscult run -q a.wav --rules small.yaml --db night.db
auscult rules explain --db night.db --call a.wav
