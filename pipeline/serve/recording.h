/*
 * Recording: a call's sound over HTTP, from any second on.
 *
 *	call, "bytes=3200000-" -> recording_serve() -> part of a WAV file
 *
 * The WAV file exists nowhere: its length follows from how long the call is,
 * and what a browser asks for is decoded from there on, by seeking. So every
 * codec plays in every browser, and what must not be heard is silenced in the
 * samples themselves. (Passing the recording's own bytes on would spare the
 * decoding, but could neither mask nor play AMR, GSM or WMA.)
 *
 * Thread rule: as for the visit; a body belongs to whoever sends it.
 */
#ifndef AUSCULT_RECORDING_H
#define AUSCULT_RECORDING_H

#include "visit.h"

/* Answers with the call's sound, personal data silenced. */
MUST_CHECK enum status recording_serve(
	struct visit *visit, struct failure *why);

/* The same with nothing silenced; `why` in the request must say what for. */
MUST_CHECK enum status recording_serve_original(
	struct visit *visit, struct failure *why);

/* Answers with how loud each channel is along the call, as JSON. */
MUST_CHECK enum status recording_serve_waveform(
	struct visit *visit, struct failure *why);

#endif
