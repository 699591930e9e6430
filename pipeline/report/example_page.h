/*
 * Example page: what stands beside the clips of examples.
 *
 *	struct example_clip -> example_captions() -> best-01.vtt
 *	example_page_start(), _add(), _end() -> index.html
 *	playlist_start(), playlist_add() -> playlist.m3u8
 *
 * The page needs nothing but the files beside it: no script, no network. All
 * that was said in it is masked (privacy.h).
 *
 * Thread rule: no shared state.
 */
#ifndef AUSCULT_EXAMPLE_PAGE_H
#define AUSCULT_EXAMPLE_PAGE_H

#include <stdbool.h>
#include <stdio.h>

#include "example_list.h"
#include "masked_call.h"

/* What was cut for one example. */
struct example_clip {
	const struct example *example;
	const char *name; /* of its files, without extension: "best-01" */
	struct span when; /* of the recording */
	struct masked_call *masked;
};

/* What the page is about. */
struct example_heading {
	const char *rule;
	const char *maker;   /* whoever had them made */
	const char *made_at; /* ISO 8601 */
	bool is_chinese;
};

/* WebVTT (W3C), a cue a turn, times from the start of the clip. */
MUST_CHECK enum status example_captions(FILE *out,
	const struct example_clip *clip, bool is_chinese, struct failure *why);

void example_page_start(FILE *out, const struct example_heading *heading);
MUST_CHECK enum status example_page_add(FILE *out,
	const struct example_heading *heading, const struct example_clip *clip,
	struct failure *why);
void example_page_end(FILE *out);

/* M3U in UTF-8, whose names are relative to it. */
void playlist_start(FILE *out);
void playlist_add(FILE *out, const struct example_clip *clip);

#endif
