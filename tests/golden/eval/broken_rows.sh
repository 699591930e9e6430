# Broken rows are named and cost the exit code; the rest is measured.
truth
printf '%s\n' 'no.wav,,zh,s1,male,您好' 'a.wav,,xx,s1,male,您好' >>small.csv
: >empty.wav
printf '%s\n' 'empty.wav,,zh,s1,male,您好' >>small.csv
timeless auscult eval small.csv --rules complaint-risk
auscult eval small.csv --rules complaint-risk >table || echo "exit $?"
