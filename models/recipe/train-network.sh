#!/bin/sh
# The network that scores states in place of the Gaussians.
# train-network.sh HERE DATA TEXT, in the work folder of train-zh.sh after the
# final model; writes `network`.  About two hours on two free cores and 3 GB.
set -eu
here=$1 data=$2 text=$3
run="nice -n 15 python3"

# Speech: as for the final model, and more of the synthesizer's.
$run "$here/synthesize.py" "$text" "$data" wav-espeak espeak-third.tsv 3000 9
cat aligned.tsv faster.tsv >people.tsv
cat espeak.tsv espeak-more.tsv espeak-third.tsv >synthesized.tsv
cut -f1 synthesized.tsv >synthesized.list
mkdir -p network-words
$run "$here/prepare.py" "$data" "$text" network-words --aligned aligned.tsv \
	--extra faster.tsv --extra synthesized.tsv

# All 20 cepstra, of the sentences as they are, at another speed and through a
# codec or noise.
$run "$here/features.py" wav feat20 all.list 20
$run "$here/features.py" wav-faster feat20/faster faster.list 20
$run "$here/features.py" wav-network feat20/network faster.list 20
$run "$here/features.py" wav-espeak feat20 synthesized.list 20

# states LINES FEATDIR OUT OPTION ...: the state of each frame.
states() {
	# One thread for each process.
	OMP_NUM_THREADS=1 $run "$here/states.py" final/model.ptm \
		network-words/etc/zh.dic "$@"
}

# Five times over people's speech as the Gaussians align it, then three times
# over all as the network does.
states people.tsv feat20 people-first.npz --copies network
$run "$here/network.py" network.first people-first.npz
for kind in people synthesized; do
	states $kind.tsv feat20 $kind.npz --copies network \
		--network network.first
done
$run "$here/network.py" network people.npz synthesized.npz --epochs 3 \
	--rate 1e-3 --from network.first
