# A wrong sidecar is named; what it says rightly is used.
recording a.wav
recording b.wav
recording c.wav
for name in a b c; do transcript $name.vtt; done
echo '{"agent": 8021, "colour": "red", "language": "cn"}' >a.json
echo '{"agent": ' >b.json
echo '["8021"]' >c.json
auscult run a.wav b.wav c.wav --db night.db
