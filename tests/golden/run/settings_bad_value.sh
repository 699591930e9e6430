printf "database: night.db\njobs: many\n" >auscult.yaml
auscult run a.wav
