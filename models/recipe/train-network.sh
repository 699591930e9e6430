#!/bin/sh
# Make models/network/zh-cn-8k/network from a finished train-zh.sh.
# train-network.sh WORK OUT
#
# WORK is train-zh.sh's.  About 80 minutes on two free cores and 2 GB.  Needs
# python3-torch, python3-numpy, libopenblas0-openmp and sphinxbase-utils.
set -eu
work=$1 out=$2
here=$(cd "$(dirname "$0")" && pwd)
run="nice -n 15 python3"
cd "$work"

# All 20 cepstra, of the sentences as they are, at another speed and through a
# codec or noise.
$run "$here/features.py" wav feat20 all.list 20
$run "$here/features.py" wav-faster feat20/faster faster.list 20
$run "$here/features.py" wav-network feat20/network faster.list 20
$run "$here/features.py" wav-espeak feat20 espeak.list 20

# The state of each frame by the final model; one thread for each process.
cat aligned.tsv faster.tsv espeak.tsv >network-lines.tsv
for lines in network-lines espeak-more; do
	OMP_NUM_THREADS=1 $run "$here/states.py" final/model.ptm \
		final/etc/zh.dic $lines.tsv feat20 $lines.npz --copies network
done

# Five times over all, then once more with more of the synthesizer's voice.
$run "$here/network.py" network.first network-lines.npz
$run "$here/network.py" "$out" network-lines.npz espeak-more.npz --epochs 1 \
	--rate 3e-4 --from network.first
