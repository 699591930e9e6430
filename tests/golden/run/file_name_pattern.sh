recording 8021_20260302091405.wav
recording odd.wav
transcript 8021_20260302091405.vtt
transcript odd.vtt
cat >auscult.yaml <<'END'
database: night.db
file_name: '^(?<agent>\d{4})_(?<start>\d{14})'
END
auscult run .
