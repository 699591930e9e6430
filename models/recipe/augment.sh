#!/bin/sh
# Copies of the training sentences: other voices (speed), other lines
# (codecs), the synthesizer's.  augment.sh HERE DATA TEXT, in the work folder
# after align.py; writes faster.tsv, network.tsv, espeak.tsv and features.
set -eu
here=$1 data=$2 text=$3
run="nice -n 15 python3"
# Every sentence once at 1.07, 1.13 or 1.2 of its speed: women are scarce.
grep '^zh-sentences/' aligned.tsv | cut -f1 | sort >faster.list
$run "$here/degrade.py" faster wav wav-faster faster.list
# And once through a codec or with noise, of which Gaussians take a third:
# enough to know them by.
$run "$here/degrade.py" network wav wav-network faster.list
awk 'NR % 3 == 0' faster.list >network.list
$run "$here/synthesize.py" "$text" "$data" wav-espeak espeak.tsv 450
# More of them for the final model, which hears the synthesizer worse.
$run "$here/synthesize.py" "$text" "$data" wav-espeak espeak-more.tsv 1100 8
for kind in faster network; do
	$run "$here/features.py" "wav-$kind" "feat/$kind" "$kind.list"
	awk -F '\t' -v kind=$kind 'NR == FNR { want[$1] = 1; next }
		$1 in want { print kind "/" $0 }' $kind.list aligned.tsv \
		>$kind.tsv
done
cut -f1 espeak.tsv espeak-more.tsv >espeak.list
$run "$here/features.py" wav-espeak feat espeak.list
