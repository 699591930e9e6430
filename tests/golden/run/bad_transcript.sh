recording a.wav
printf 'WEBVTT\n\n00:03.000 --> 00:01.000\nwrong\n' >a.vtt
auscult run a.wav --db night.db
