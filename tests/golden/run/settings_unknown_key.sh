echo "colour: red" >auscult.yaml
auscult run a.wav --db night.db
