#!/bin/sh
# Run SphinxTrain's stages in a folder that prepare.py laid out.
# sphinxtrain.sh WORK [STAGE ...]
set -eu
work=$1
shift
stages=${*:-"01.lda_train/slave_lda 02.mllt_train/slave_mllt
	05.vector_quantize/slave.VQ 20.ci_hmm/slave_convg
	30.cd_hmm_untied/slave_convg 40.buildtrees/slave.treebuilder
	45.prunetree/slave.state-tying 50.cd_hmm_tied/slave_convg
	90.deleted_interpolation/deleted_interpolation"}
cd "$work"
# The scripts load lib/ by a path without "./", which Perl 5.26 forbade.
export PERL_USE_UNSAFE_INC=1
mkdir -p logdir model_parameters model_architecture bwaccumdir qmanager
for stage in $stages; do
	perl "sphinxtrain/scripts/$stage.pl"
done
