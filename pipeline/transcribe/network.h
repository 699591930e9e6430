/*
 * Network: how much each sound of the model is like what is around a frame.
 *
 *	cepstra -> network_score() -> scores of all tied states, frame by frame
 *
 * A time-delay neural network (A. Waibel et al., "Phoneme recognition using
 * time-delay neural networks", IEEE Trans. ASSP 37, 1989) in place of Gaussian
 * mixtures: it sees `reach` frames to each side, knows what speakers, lines and
 * noises do to a sound, and leaves the words to the recogniser's search
 * (N. Morgan, H. Bourlard, "Continuous speech recognition: an introduction to
 * the hybrid HMM/connectionist approach", IEEE Signal Processing Mag. 12,
 * 1995). models/recipe/network.py trains it.
 *
 * What is computed, W, b, g, c being a part of the file each and R() what is
 * not negative:
 *
 *	x = g R(W (2 splice + 1 frames) + b) + c
 *	for each layer, with its stride s:
 *		n[t] = W (x[t], x[t + s])
 *		x[t] = 0.66 x[t + s] + g R(W (n[t], n[t + s]) + b) + c
 *	likelihood = W (W x) + b
 *
 * PocketSphinx hears a word of one phone as if silence always followed it. Its
 * states are shared ones, which stand for those of any phone behind it:
 *
 *	score = least (score of such a state + its steps)
 *
 * The file: "AUSCNET2"; cepstra, splice, width of x, width of n, width of W x,
 * states, layers, shared states and each layer's stride as 32-bit integers, and
 * for each shared state how many it stands for and each of them, its number and
 * its steps; then, as 16-bit floats (IEEE 754), W by rows, b, g and c in the
 * order above, the layers' W (n) before W (x); all little-endian.
 *
 * Thread rule: a network is read-only once loaded; a room is one thread's. With
 * a sequential OpenBLAS, threads multiply one after the other.
 */
#ifndef AUSCULT_NETWORK_H
#define AUSCULT_NETWORK_H

#include <stddef.h>
#include <stdint.h>

#include "status.h"

/* A step of a score is so much of a natural logarithm: PocketSphinx's 1,024
 * steps of a logarithm to 1.0001. */
#define NETWORK_STEP 0.102395

struct network;

/* Where a network works; zeroed at first. */
struct network_room {
	float *input, *wide, *wide_next, *narrow, *last, *likelihoods;
	size_t input_capacity, wide_capacity, wide_next_capacity,
		narrow_capacity, last_capacity, likelihoods_capacity;
};

/* Reads the file; the caller owns `*out`. STATUS_INVALID for one that is none
 * or not whole, STATUS_NOT_FOUND, STATUS_IO; messages name the file. */
MUST_CHECK enum status network_load(
	struct network **out, const char *path, struct failure *why);
void network_free(struct network *network);

size_t network_cepstra(const struct network *network); /* in a frame */
size_t network_states(const struct network *network);  /* shared ones too */

/* Frames that follow each other, a row of cepstra each. */
struct network_frames {
	const float *cepstra; /* of the first that is scored, not of those */
	size_t before;	      /* that lie before it, to be seen only */
	size_t count;	      /* scored */
};

/* Where scores go: a row for each frame, `stride` from one to the next. */
struct network_scores {
	int16_t *rows;
	size_t stride;
};

/*
 * Scores the frames: how much less likely than the frame's likeliest state each
 * state is, in steps, 0 to INT16_MAX. The outermost frames are taken for what
 * it would see beyond them. STATUS_NO_MEMORY.
 */
MUST_CHECK enum status network_score(const struct network *network,
	struct network_room *room, const struct network_frames *frames,
	struct network_scores scores, struct failure *why);

void network_room_release(struct network_room *room);

#endif
