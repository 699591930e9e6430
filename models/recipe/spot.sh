#!/bin/sh
# Phrase spotting in sentences of people never heard: 200 phrases of 4 to 12
# characters, half of them said nowhere in the audio.
#
#	spot.sh DATA WORK [SPLIT] [further options of auscult eval]
#
# SPLIT is test (default), or dev for every choice that is made. The sentences'
# own texts are what is expected (--lm-text): the scripted case. WORK gets the
# manifest, the phrase list and eval.json; the table goes to standard output.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
data=$1
work=$2
split=${3:-test}
[ $# -gt 2 ] && shift 3 || shift 2
"${PYTHON:-python3}" "$here/manifest.py" --data "$data" --split "$split" \
	--out "$work" --phrases 200
"${AUSCULT:-auscult}" eval "$work/phrases.csv" --phrases "$work/phrases.txt" \
	--lm-text "$work/text.txt" --json "$work/eval.json" "$@"
