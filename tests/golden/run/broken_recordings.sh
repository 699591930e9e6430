# Each has its line, and the one that is whole is stored.
recording whole.wav
transcript whole.vtt
: >empty.wav
echo "Good morning" >text.wav
head -c 1000 whole.wav >short.wav
mkdir folder.wav
auscult run whole.wav empty.wav text.wav short.wav nowhere.wav --jobs 1 --db night.db
