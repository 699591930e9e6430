#!/bin/sh
# Make models/zh-cn-8k from DATA (../shared/data or a folder laid out alike).
# train-zh.sh DATA OUT [WORK]
#
# WORK (default OUT.work) takes about 10 GB and, on two free cores, about four
# hours, most of them for the network.  Needs sphinxtrain,
# sphinxbase-utils, pocketsphinx, ffmpeg, sox with libsox-fmt-all, espeak-ng,
# python3, python3-numpy, python3-torch and libopenblas0-openmp; nothing else.
set -eu
data=$(realpath "$1")
out=$(realpath -m "$2")
work=${3:-$out.work}
here=$(cd "$(dirname "$0")" && pwd)
text=$here/../text
run="nice -n 15 python3"
mkdir -p "$work"
cd "$work"

# 1. Sound: decoded once, features of everything.
$run "$here/decode_audio.py" "$data" wav
find wav -name '*.wav' | sed 's,^wav/,,; s,\.wav$,,' | sort >all.list
$run "$here/features.py" wav feat all.list

# 2. Lexicon and language model text.
mkdir -p lex
$run "$here/lexicon.py" build "$data" "$text" lex
$run "$here/text.py" "$data" "$text" text

# 3. First model, on the speech as it is.  2,000 tied states: 9 hours give
# each about 1,200 frames.  Cepstra, deltas over 2 and 4 frames and second
# deltas, 52 values, go through LDA and MLLT to 32.  8 Gaussians.
mkdir -p first
ln -sfn ../feat first/feat
$run "$here/prepare.py" "$data" "$text" first
$run "$here/train.py" first --dict lex/zh-cn.dict --states 2000 \
	--gaussians 8 --feature 1s_c_d_ld_dd --lda 32

# 4. Pauses and readings as the first model hears them.
$run "$here/align.py" first first/model.8 wav aligned.tsv

# 5. More voices and lines from the same speech.
sh "$here/augment.sh" "$here" "$data" "$text"

# 6. Second model: continues from the first one's Gaussians, whose variances
# are not to fall below half of a class's own.
mkdir -p second
ln -sfn ../feat second/feat
$run "$here/prepare.py" "$data" "$text" second --aligned aligned.tsv \
	--extra faster.tsv --extra network.tsv --extra espeak.tsv
$run "$here/train.py" second --dict lex/zh-cn.dict --gaussians 8 \
	--feature 1s_c_d_ld_dd --lda 32 --floor 0.5 --continue first

# 7. Final model: 128 Gaussians for each phone in place of 8 for each state.
mkdir -p final
ln -sfn ../feat final/feat
$run "$here/prepare.py" "$data" "$text" final --aligned aligned.tsv \
	--extra faster.tsv --extra network.tsv --extra espeak.tsv \
	--extra espeak-more.tsv
$run "$here/train.py" final --dict lex/zh-cn.dict --type ptm \
	--gaussians 128 --feature 1s_c_d_ld_dd --lda 32 --floor 0.5 \
	--continue second

# 8. The network, which hears in place of the Gaussians.
sh "$here/train-network.sh" "$here" "$data" "$text"

# 9. Words of one phone, which PocketSphinx does not compare with what is behind
# them.
$run "$here/share.py" final/model.ptm network network-words/etc/zh.dic \
	aligned.tsv synthesized.tsv general.tsv

# 10. Language model and package.
$run "$here/lm.py" zh-cn.arpa text/domain.txt:0.5:2 text/dialogue.txt:0.2:2 \
	text/read.txt:0.2 --words text/words.txt:0.1 --dict lex/zh-cn.dict
sphinx_lm_convert -i zh-cn.arpa -o zh-cn.lm.bin
$run "$here/package.py" "$out" --acoustic final/model.ptm --lexicon lex \
	--lm zh-cn.lm.bin --network network
