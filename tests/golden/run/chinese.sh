recording a.wav
transcript a.vtt
LC_ALL=zh_CN.UTF-8 auscult run a.wav --db night.db
