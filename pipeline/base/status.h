/*
 * Status and failure: how every fallible function answers.
 *
 * A fallible function returns `enum status` and takes `struct failure *why`
 * last. Whoever creates the failure writes the sentence; whoever passes it on
 * prefixes only what it alone knows:
 *
 *	calls/4711.mp3: decode: sample rate is 96000 Hz, want 8000 to 48000
 *
 * Thread rule: no shared state; a failure belongs to its caller's stack.
 */
#ifndef AUSCULT_STATUS_H
#define AUSCULT_STATUS_H

#include <stdarg.h>

enum status {
	STATUS_OK = 0,
	STATUS_NO_MEMORY,   /* an allocation was refused */
	STATUS_IO,	    /* the system refused: open, read, write, full */
	STATUS_INVALID,	    /* the input is not what it must be */
	STATUS_UNSUPPORTED, /* sound input that this build cannot handle */
	STATUS_NOT_FOUND,   /* what was named does not exist */
	STATUS_BUSY,	    /* somebody else holds what is needed */
	STATUS_INTERRUPTED, /* asked to stop */
};

/* One line, lower case, no full stop, UTF-8. Owns nothing. */
struct failure {
	char text[640];
};

#define MUST_CHECK __attribute__((warn_unused_result))
#define FORMAT_LIKE_PRINTF(text, values) \
	__attribute__((format(printf, text, values)))

/*
 * Writes the sentence and returns `status`, so that callers can say
 * `return failure_set(why, STATUS_INVALID, "rate is %d Hz", rate_hz);`.
 * Control characters, line breaks among them, and bytes that are not UTF-8
 * become `?`. `why` may be NULL.
 */
enum status failure_set(struct failure *why, enum status status,
	const char *format, ...) FORMAT_LIKE_PRINTF(3, 4);

/* Puts `format` and ": " before the sentence that is there; `why` may be NULL.
 * Returns `status`. */
enum status failure_prefix(struct failure *why, enum status status,
	const char *format, ...) FORMAT_LIKE_PRINTF(3, 4);

/* The sentence for a refused allocation. */
enum status failure_no_memory(struct failure *why);

/* `what`: and the system's message for errno value `error_number`; returns
 * STATUS_NO_MEMORY for ENOMEM, STATUS_NOT_FOUND for ENOENT, else STATUS_IO. */
enum status failure_errno(
	struct failure *why, int error_number, const char *what);

#endif
