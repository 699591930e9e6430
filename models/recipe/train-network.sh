#!/bin/sh
# The network that scores states in place of the Gaussians.
# train-network.sh HERE DATA TEXT, in the work folder of train-zh.sh after the
# final model; writes `network`.  About an hour and a half on two free cores,
# and 4 GB.
set -eu
here=$1 data=$2 text=$3
run="nice -n 15 python3"

# More of the synthesizer's speech than the final model's.
$run "$here/synthesize.py" "$text" "$data" wav-espeak espeak-third.tsv 3000 9
cat espeak.tsv espeak-more.tsv espeak-third.tsv >synthesized.tsv
cut -f1 synthesized.tsv >synthesized.list
mkdir -p network-words
$run "$here/prepare.py" "$data" "$text" network-words --aligned aligned.tsv \
	--extra faster.tsv --extra synthesized.tsv

# All 20 cepstra.  Those of a recording NAME through a codec or noise are in
# network/NAME.
$run "$here/features.py" wav feat20 all.list 20
$run "$here/features.py" wav-faster feat20/faster faster.list 20
$run "$here/features.py" wav-network feat20/network faster.list 20
$run "$here/features.py" wav-espeak feat20 synthesized.list 20

# learn OUT OPTION ... -- LINES ...: from the state of each frame.
learn() {
	network=$1
	shift
	options=
	while [ "$1" != -- ]; do
		options="$options $1"
		shift
	done
	shift
	cat "$@" >lines.tsv
	# One thread for each process.
	# shellcheck disable=SC2086 # $by and $options are lists of words
	OMP_NUM_THREADS=1 $run "$here/states.py" final/model.ptm \
		network-words/etc/zh.dic lines.tsv feat20 lines.npz \
		--copies network $by
	# shellcheck disable=SC2086
	$run "$here/network.py" "$network" lines.npz $options
}

# As the Gaussians align it, then as the network of the step before does.
by=
learn network.1 -- aligned.tsv faster.tsv espeak.tsv
learn network.2 --epochs 1 --rate 3e-4 --from network.1 -- aligned.tsv \
	faster.tsv espeak.tsv espeak-more.tsv
by="--network network.2"
learn network --epochs 3 --rate 1e-3 --from network.2 -- aligned.tsv \
	faster.tsv synthesized.tsv
