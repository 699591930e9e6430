/*
 * Drawing: one call as a picture.
 *
 *	call, waveform, hits -> drawing_write() -> SVG
 *
 * The call is written like a score: time runs from left to right, and a long
 * call goes on in the next row. Each party has a lane with its waveform and
 * what it said; bands across them show overlap, silence, hold and other sounds;
 * above them is what the rules found, below them pitch, speech rate and tone.
 * Every shape has a class (party, verdict, kind of sound), so that a page may
 * give it other colours, and what rules found has a title with the words.
 *
 * Thread rule: no shared state.
 */
#ifndef AUSCULT_DRAWING_H
#define AUSCULT_DRAWING_H

#include "call.h"
#include "waveform.h"

/* One place that a rule's verdict rests on. */
struct drawing_hit {
	struct span when;
	enum party party; /* PARTY_UNKNOWN: no party's */
	enum verdict_value value;
	const char *title; /* of the rule */
	const char *text;  /* the words or what was measured; may be NULL */
};

/* What is drawn; everything is borrowed. */
struct drawing {
	const struct call *call; /* turns, utterances, sounds, words */
	/* NULL where the recording is no longer there. */
	const struct waveform *waveform;
	const struct drawing_hit *hits; /* by start */
	size_t hit_count;
	const char *remark; /* a line under the title, or NULL */
	bool is_chinese;
	double row_s; /* a row's seconds; 0: as the call's length asks */
};

/* Appends the picture to `svg`. Errors: STATUS_NO_MEMORY. */
MUST_CHECK enum status drawing_write(
	const struct drawing *drawing, struct text *svg, struct failure *why);

#endif
