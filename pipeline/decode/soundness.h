/*
 * Soundness: is a recording what its header says, and is there sound in it.
 *
 *	path -> soundness_check_file() -> refusal
 *	rate, channels -> soundness_check_sound() -> refusal
 *	what was decoded -> soundness_judge() -> refusal or remark
 *
 * A refusal is a failure: the recording cannot be judged. A remark is a
 * sentence for recording.warning: it was heard, with something amiss.
 *
 * Thread rule: no shared state.
 */
#ifndef AUSCULT_SOUNDNESS_H
#define AUSCULT_SOUNDNESS_H

#include <stdbool.h>
#include <stdint.h>

#include "status.h"
#include "text.h"

/* The sampling rates that telephone recorders use. */
#define RECORDED_LEAST_HZ 8000
#define RECORDED_MOST_HZ 48000
/* Less than this is no call. */
#define RECORDED_LEAST_S 0.5

/* What came out of one file. */
struct decoded {
	double header_s; /* how long the header says it is; NAN when it does
			    not */
	double duration_s;
	int64_t packet_count;
	int64_t damaged_count; /* packets that could not be decoded */
	bool is_cut;	       /* reading stopped at an error, not at the end */
	int peak;	       /* largest sample, 0..32768 */
};

/* The path is a file with something in it. Errors: STATUS_NOT_FOUND,
 * STATUS_IO, STATUS_INVALID for a folder, a device or an empty file. */
MUST_CHECK enum status soundness_check_file(
	const char *path, struct failure *why);

/* STATUS_UNSUPPORTED for a rate or a number of channels that is not handled. */
MUST_CHECK enum status soundness_check_sound(
	int rate_hz, int channels, struct failure *why);

/* Appends a remark where header and sound disagree, or nothing can be heard;
 * STATUS_INVALID for less than RECORDED_LEAST_S of sound, for one that is
 * mostly damaged, and for one of which more than a tenth is missing: what was
 * not recorded must not count as not said. */
MUST_CHECK enum status soundness_judge(const struct decoded *decoded,
	struct text *remarks, struct failure *why);

/* STATUS_INVALID for a call of which nothing can be heard; `peak` is that of
 * all its files. */
MUST_CHECK enum status soundness_check_peak(int peak, struct failure *why);

/* Appends `; ` and a sentence. */
MUST_CHECK enum status soundness_remark(struct text *remarks,
	struct failure *why, const char *format, ...) FORMAT_LIKE_PRINTF(3, 4);

#endif
