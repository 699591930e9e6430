/*
 * Sidecar: what lies beside a recording and tells of it.
 *
 *	call.wav -> sidecar_read() -> what call.wav.json or call.json says
 *	call.wav -> sidecar_find_transcript() -> call.vtt
 *
 * A JSON sidecar is one object with the manifest's names for metadata (see
 * metadata_fields.h) and "transcript"; "hold" is the manifest's string or
 * [[12.5, 60.0], [80, 90]].
 *
 * Thread rule: no shared state.
 */
#ifndef AUSCULT_SIDECAR_H
#define AUSCULT_SIDECAR_H

#include "arena.h"
#include "metadata.h"
#include "problems.h"

/* Zeroed is "there is none". */
struct sidecar {
	const char *path;	/* NULL when there is none */
	struct metadata meta;	/* what it says */
	const char *transcript; /* path, seen from where we are; or NULL */
};

/*
 * Reads the sidecar of `recording` into `sidecar`; none is no error. What is
 * wrong in it (no JSON, an unknown key, a bad value) becomes a problem and is
 * left out. All goes into `arena`. Errors: STATUS_NO_MEMORY.
 */
MUST_CHECK enum status sidecar_read(const char *recording,
	struct sidecar *sidecar, struct arena *arena, struct problems *problems,
	struct failure *why);

/*
 * Looks for a transcript to import: the recording's name, with or without its
 * ending, and .vtt, .ctm, .whisper.json or .transcribe.json, in this order.
 * `found` is NULL when there is none. Errors: STATUS_NO_MEMORY.
 */
MUST_CHECK enum status sidecar_find_transcript(const char *recording,
	struct arena *arena, const char **found, struct failure *why);

#endif
