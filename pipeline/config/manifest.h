/*
 * Manifest: a table of calls (CSV, RFC 4180, UTF-8, with a header line).
 *
 *	night.csv -> manifest_load() -> rows
 *
 * Columns, in any order: call_id, audio, agent_audio, customer_audio, agent,
 * team, customer, start, direction, queue, language, hangup, satisfaction,
 * hold, agent_channel, transcript; and, known only of calls that measure the
 * program: text, reference, speaker, gender, emotion. A row names either audio
 * or both agent_audio and customer_audio. Paths are seen from the manifest's
 * folder.
 *
 * Thread rule: no shared state.
 */
#ifndef AUSCULT_MANIFEST_H
#define AUSCULT_MANIFEST_H

#include "arena.h"
#include "metadata.h"
#include "problems.h"

/* One call. Strings are the arena's, NULL where the row says nothing. */
struct manifest_row {
	struct job job;
	const char *audio; /* the recording as written; the agent's of two */
	const char *text;  /* what is said in the whole recording */
	const char *reference; /* path of the truth, JSON */
	const char *speaker, *gender, *emotion;
	int line; /* in the manifest, from 1 */
};

/* Zeroed is empty and valid. */
struct manifest {
	struct manifest_row *rows;
	size_t count, capacity;
	size_t left_out; /* rows that are not right, whatever the number of
			  * problems in each */
};

/*
 * Adds the rows of the manifest to `manifest`. A row that is not right becomes
 * a problem, one for each thing wrong in it, e.g. `night.csv:17: language:
 * "cn" is not zh, en or yue`, and is left out; the others are used. Strings
 * and problems go into `arena`.
 *
 * Errors name the file: STATUS_NOT_FOUND, STATUS_IO; STATUS_INVALID for a
 * header that is missing, names a column unknown or twice, or names no
 * recording.
 */
MUST_CHECK enum status manifest_load(struct manifest *manifest,
	const char *path, struct arena *arena, struct problems *problems,
	struct failure *why);

void manifest_release(struct manifest *manifest);

#endif
