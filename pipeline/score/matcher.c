#include "matcher.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdlib.h>
#include <string.h>

/* A turn of a minute has about 300 characters; an honest pattern tries some
 * thousand steps on it, these allow a few milliseconds. */
#define MOST_STEPS 50000
#define MOST_DEPTH 2000
#define MOST_HEAP_KIB 4096
#define PATTERN_MOST_BYTES 4096

struct matcher {
	pcre2_code *code;
};

struct matcher_scratch {
	pcre2_match_data *data;
	pcre2_match_context *context;
};

enum status matcher_new(
	struct matcher **out, const char *pattern, struct failure *why)
{
	struct matcher *matcher = NULL;
	PCRE2_UCHAR message[128] = "";
	size_t length = strlen(pattern);
	PCRE2_SIZE at = 0;
	int error = 0;

	if (length > PATTERN_MOST_BYTES)
		return failure_set(why, STATUS_INVALID,
			"pattern is longer than %d bytes", PATTERN_MOST_BYTES);
	matcher = calloc(1, sizeof(*matcher));
	if (!matcher)
		return failure_no_memory(why);
	matcher->code = pcre2_compile((PCRE2_SPTR)pattern, length,
		PCRE2_UTF | PCRE2_UCP | PCRE2_CASELESS |
			PCRE2_NEVER_BACKSLASH_C,
		&error, &at, NULL);
	if (!matcher->code) {
		free(matcher);
		(void)pcre2_get_error_message(error, message, sizeof(message));
		return failure_set(why, STATUS_INVALID,
			"pattern \"%s\": character %zu: %s", pattern,
			(size_t)at, (const char *)message);
	}
	*out = matcher;
	return STATUS_OK;
}

void matcher_free(struct matcher *matcher)
{
	if (matcher)
		pcre2_code_free(matcher->code);
	free(matcher);
}

enum status matcher_scratch_new(
	struct matcher_scratch **out, struct failure *why)
{
	struct matcher_scratch *scratch = calloc(1, sizeof(*scratch));

	if (!scratch)
		return failure_no_memory(why);
	scratch->data = pcre2_match_data_create(1, NULL);
	scratch->context = pcre2_match_context_create(NULL);
	if (!scratch->data || !scratch->context) {
		matcher_scratch_free(scratch);
		return failure_no_memory(why);
	}
	(void)pcre2_set_match_limit(scratch->context, MOST_STEPS);
	(void)pcre2_set_depth_limit(scratch->context, MOST_DEPTH);
	(void)pcre2_set_heap_limit(scratch->context, MOST_HEAP_KIB);
	*out = scratch;
	return STATUS_OK;
}

void matcher_scratch_free(struct matcher_scratch *scratch)
{
	if (!scratch)
		return;
	pcre2_match_data_free(scratch->data);
	pcre2_match_context_free(scratch->context);
	free(scratch);
}

enum match matcher_find(const struct matcher *matcher,
	struct matcher_scratch *scratch, const char *text, size_t length,
	size_t *start, size_t *end)
{
	const PCRE2_SIZE *where;
	int rc = pcre2_match(matcher->code, (PCRE2_SPTR)text, length, *start,
		PCRE2_NOTEMPTY, scratch->data, scratch->context);

	if (rc == PCRE2_ERROR_NOMATCH)
		return MATCH_NONE;
	if (rc < 0)
		return MATCH_TOO_HARD;
	where = pcre2_get_ovector_pointer(scratch->data);
	/* \K in a look-around can put the start behind the end. */
	if (where[0] >= where[1])
		return MATCH_NONE;
	*start = where[0];
	*end = where[1];
	return MATCH_FOUND;
}
