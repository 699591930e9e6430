/*
 * Acoustics: what the pitch frames of an utterance say about the voice.
 *
 *	frames of an utterance -> acoustics_summarise() -> pitch and voice of it
 *
 * Pitch counts over all voiced frames. Tilt, centroid, harmonicity and motion
 * count over those within VOWEL_BELOW_DB of the utterance's loudest (95th
 * percentile): its vowels, which a telephone codec keeps best. The tilt is the
 * "alpha ratio" of the telephone's band, the mean over frames (F. Eyben et al.,
 * "The Geneva Minimalistic Acoustic Parameter Set", IEEE Trans. Affective
 * Computing 7(2), 2016); harmonicity is 10 log10(r / (1 - r)) (P. Boersma,
 * pitch.h); motion is the mean absolute change of pitch between frames, jumps
 * of more than PITCH_JUMP_ST left out.
 *
 * Syllables are the peaks of intensity in voiced frames that rise
 *NUCLEUS_DIP_DB over the dips on both sides and lie no more than
 *NUCLEUS_BELOW_DB below the loudest (N. H. de Jong, T. Wempe, "Praat script to
 *detect syllable nuclei and measure speech rate automatically", Behavior
 *Research Methods 41, 2009).
 *
 * Thread rule: one thread at a time for one scratch.
 */
#ifndef AUSCULT_ACOUSTICS_H
#define AUSCULT_ACOUSTICS_H

#include "pitch.h"
#include "transcript.h"

#define VOWEL_BELOW_DB 15.0
#define PITCH_JUMP_ST 3.0
#define NUCLEUS_DIP_DB 2.0
#define NUCLEUS_BELOW_DB 25.0

/* For one utterance at a time; zeroed is ready. */
struct acoustics_scratch {
	float sorted[PITCH_FRAMES_MOST];
	float db[PITCH_FRAMES_MOST];
};

/* Fills the pitch of `utterance`, its voiced_share, and what of its acoustics
 * comes of frames; leaves unknown what there is nothing to tell of. */
void acoustics_summarise(struct acoustics_scratch *scratch,
	const struct pitch_frame *frames, size_t count,
	struct utterance *utterance);

#endif
