# A name is one line, whatever bytes it holds.
: >$'two\nlines.wav'
: >$'red\e[31m.wav'
: >" blank .wav"
auscult run . --jobs 1 --db night.db
