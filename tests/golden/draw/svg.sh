# All of a small picture but its style and its waveforms' strokes.
recording a.wav
transcript a.vtt
pack >small.yaml
auscult run a.wav --rules small.yaml --db night.db 2>/dev/null
auscult draw a.wav --db night.db | sed -E '/^\.auscult/d; s/ d="[^"]+"/ d=""/'
