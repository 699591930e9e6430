/*
 * Import pieces: what a transcript file says, whatever its format.
 *
 *	file -> import_vtt(), import_ctm(), import_whisper(), import_amazon()
 *	-> pieces: stretches of text with time, channel and speaker
 *
 * Thread rule: no shared state; pieces belong to one import.
 */
#ifndef AUSCULT_IMPORT_PIECES_H
#define AUSCULT_IMPORT_PIECES_H

#include <stddef.h>

#include "arena.h"
#include "party.h"
#include "span.h"
#include "status.h"

/* More voices than any call has; a file with more is not one of a call. */
#define IMPORT_SPEAKERS_MOST 64
#define IMPORT_NOBODY (-1)

/* A word or a phrase; its words share the time by their letters. */
struct piece {
	struct span when;
	const char *text;  /* UTF-8, the pieces' arena */
	double confidence; /* 0..1; NAN where the file gives none */
	int channel;	   /* 0 or 1; -1 where the file names none */
	int speaker;	   /* in speakers; IMPORT_NOBODY for none */
};

struct speaker {
	const char *name;
	enum party party; /* that the name says */
};

struct pieces {
	struct arena arena; /* every string below */
	struct piece *items;
	size_t count, capacity;
	struct speaker speakers[IMPORT_SPEAKERS_MOST];
	int speaker_count;
};

/* A transcript in memory. `path` is its name in messages, `recording` the
 * recording's own name, for files that hold several. */
struct transcript_file {
	const char *path;
	const char *bytes; /* NUL behind `length` */
	size_t length;
	const char *recording;
};

/* Copies `piece->text` into the arena. */
MUST_CHECK enum status pieces_add(
	struct pieces *pieces, const struct piece *piece, struct failure *why);

/* The speaker of that name, `length` bytes, new or known. STATUS_INVALID when
 * there are more than IMPORT_SPEAKERS_MOST. */
MUST_CHECK enum status pieces_speaker(struct pieces *pieces, const char *name,
	size_t length, int *speaker, struct failure *why);

void pieces_release(struct pieces *pieces);

/* The party that a speaker's name says (客服, Agent 7, CUSTOMER, ...);
 * PARTY_UNKNOWN when it says none. */
MUST_CHECK enum status party_of_name(const char *name, size_t length,
	enum party *party, struct failure *why);

/* The formats. Each appends to `pieces`; errors name path and line or, in
 * JSON, path and place: STATUS_INVALID. */
MUST_CHECK enum status import_vtt(const struct transcript_file *file,
	struct pieces *pieces, struct failure *why);
MUST_CHECK enum status import_ctm(const struct transcript_file *file,
	struct pieces *pieces, struct failure *why);

#endif
