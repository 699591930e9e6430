# The words of the picture, in Chinese.
recording a.wav
transcript a.vtt
pack >small.yaml
auscult run a.wav --rules small.yaml --db night.db 2>/dev/null
auscult draw a.wav --db night.db --tongue zh | sed -nE 's/.*<text[^>]*>(.*)<\/text>/\1/p'
