/*
 * Transcript writer: what was said in one call, for people and programs.
 *
 *	struct call -> transcript_write() -> text, WebVTT, JSON or CTM
 *
 * Thread rule: no shared state.
 */
#ifndef AUSCULT_TRANSCRIPT_WRITER_H
#define AUSCULT_TRANSCRIPT_WRITER_H

#include <stdbool.h>
#include <stdio.h>

#include "call.h"

enum transcript_format {
	TRANSCRIPT_TEXT, /* a line a turn, party names in the reader's tongue */
	TRANSCRIPT_VTT,	 /* WebVTT (W3C), a cue a turn, <v Agent> */
	TRANSCRIPT_JSON, /* turns with words, sounds, measures */
	/* NIST sclite's time-marked words: name, channel A or B, start,
	 * length, word, confidence where known; a channel after the other. */
	TRANSCRIPT_CTM,
};

/* "text", "vtt", "json", "ctm". */
bool transcript_format_parse(const char *name, enum transcript_format *format);

/* Writes to `out`; errors: STATUS_IO, STATUS_NO_MEMORY. */
MUST_CHECK enum status transcript_write(FILE *out, const struct call *call,
	enum transcript_format format, bool is_chinese, struct failure *why);

#endif
