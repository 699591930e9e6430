/*
 * Matcher: regular expressions over turns.
 *
 *	pattern -> matcher_new() -> matcher; matcher_find() -> where it matches
 *
 * PCRE2, UTF, without case. Work and depth of a match are limited, so that a
 * hostile pattern costs milliseconds and says that it was too hard.
 *
 * Thread rule: a matcher is read-only and shared; scratch is one a worker.
 */
#ifndef AUSCULT_MATCHER_H
#define AUSCULT_MATCHER_H

#include <stddef.h>

#include "status.h"

struct matcher;
struct matcher_scratch;

/* Refuses, with PCRE2's sentence, what is no pattern. */
MUST_CHECK enum status matcher_new(
	struct matcher **out, const char *pattern, struct failure *why);
void matcher_free(struct matcher *matcher);

MUST_CHECK enum status matcher_scratch_new(
	struct matcher_scratch **out, struct failure *why);
void matcher_scratch_free(struct matcher_scratch *scratch);

enum match { MATCH_NONE = 0, MATCH_FOUND, MATCH_TOO_HARD };

/* The first match in text[*start .. length): fills bytes [*start, *end), which
 * are never empty. */
enum match matcher_find(const struct matcher *matcher,
	struct matcher_scratch *scratch, const char *text, size_t length,
	size_t *start, size_t *end);

#endif
