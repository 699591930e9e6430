# The rest of the night goes on.
recording a.wav
transcript a.vtt
deep=$(printf 'd/%.0s' {1..40})
mkdir -p "$deep"
auscult run . --db night.db
