#!/bin/sh
# The network that scores states in place of the Gaussians.
# train-network.sh HERE DATA TEXT, in the work folder of train-zh.sh after the
# final model; writes `network`.  About three hours on two free cores, and 5 GB.
set -eu
here=$1 data=$2 text=$3
run="nice -n 15 python3"

# More of the synthesizer's speech than the final model's.
$run "$here/synthesize.py" "$text" "$data" wav-espeak espeak-third.tsv 3000 9
$run "$here/synthesize.py" "$text" "$data" wav-espeak general.tsv 4500 23 \
	--general
cat espeak.tsv espeak-more.tsv espeak-third.tsv >synthesized.tsv
cat synthesized.tsv general.tsv | cut -f1 >synthesized.list
mkdir -p network-words
$run "$here/prepare.py" "$data" "$text" network-words --aligned aligned.tsv \
	--extra faster.tsv --extra synthesized.tsv --extra general.tsv

# All 20 cepstra.  Those of a recording NAME through a codec or noise are in
# network/NAME.
$run "$here/features.py" wav feat20 all.list 20
$run "$here/features.py" wav-faster feat20/faster faster.list 20
$run "$here/features.py" wav-network feat20/network faster.list 20
$run "$here/features.py" wav-espeak feat20 synthesized.list 20

# align LINES OPTION ...: the state of each frame, in LINES.npz.
align() {
	lines=$1
	shift
	# One thread for each process.
	OMP_NUM_THREADS=1 $run "$here/states.py" final/model.ptm \
		network-words/etc/zh.dic "$lines.tsv" feat20 "$lines.npz" \
		--copies network "$@"
}

# As the Gaussians align it, then as the network of the step before does.
cat aligned.tsv faster.tsv espeak.tsv >first.tsv
align first
align espeak-more
$run "$here/network.py" network.1 first.npz
$run "$here/network.py" network.2 first.npz espeak-more.npz --epochs 1 \
	--rate 3e-4 --from network.1
cat aligned.tsv faster.tsv >people.tsv
align people --network network.2
align synthesized --network network.2
$run "$here/network.py" network.3 people.npz synthesized.npz --epochs 3 \
	--rate 1e-3 --from network.2

# Wider, and the synthesizer in other words than the hotline's.
align people --network network.3
align general --network network.3
$run "$here/network.py" network people.npz synthesized.npz general.npz \
	--epochs 3 --rate 1e-3 --from network.3 \
	--width 512 --narrow 128 --last 192
