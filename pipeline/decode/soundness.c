#include "soundness.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* A sample of A-law silence is at -72 dBFS, so "silent" ends above it. */
#define SILENT_PEAK 10
#define SILENT_DB (-70)
/* Header and sound may differ by a codec's frames and rounding. */
#define DURATION_SLACK_S 0.5
#define DURATION_SLACK_SHARE 0.01
/* Of what the header promises; with less it is another call that is judged. */
#define MISSING_MOST_SHARE 0.1
#define SILENT "silent: no sample above %d dBFS", SILENT_DB

enum status soundness_remark(
	struct text *remarks, struct failure *why, const char *format, ...)
{
	struct failure remark;
	va_list arguments;
	enum status rc = STATUS_OK;

	va_start(arguments, format);
	(void)vsnprintf(remark.text, sizeof(remark.text), format, arguments);
	va_end(arguments);
	if (remarks->length > 0)
		rc = text_add(remarks, "; ", why);
	return rc == STATUS_OK ? text_add(remarks, remark.text, why) : rc;
}

enum status soundness_check_file(const char *path, struct failure *why)
{
	struct stat about;

	if (stat(path, &about) != 0)
		return failure_errno(why, errno, "cannot open");
	if (S_ISDIR(about.st_mode))
		return failure_set(
			why, STATUS_INVALID, "is a folder, not a recording");
	if (!S_ISREG(about.st_mode))
		return failure_set(why, STATUS_INVALID, "is not a file");
	if (about.st_size == 0)
		return failure_set(why, STATUS_INVALID, "is empty (0 bytes)");
	if (access(path, R_OK) != 0)
		return failure_errno(why, errno, "cannot open");
	return STATUS_OK;
}

enum status soundness_check_sound(
	int rate_hz, int channels, struct failure *why)
{
	if (rate_hz < RECORDED_LEAST_HZ || rate_hz > RECORDED_MOST_HZ)
		return failure_set(why, STATUS_UNSUPPORTED,
			"sample rate is %d Hz, want %d to %d", rate_hz,
			RECORDED_LEAST_HZ, RECORDED_MOST_HZ);
	if (channels < 1 || channels > 2)
		return failure_set(why, STATUS_UNSUPPORTED,
			"has %d channels, want 1 or 2", channels);
	return STATUS_OK;
}

static enum status judge_duration(const struct decoded *decoded,
	struct text *remarks, struct failure *why)
{
	double slack_s = fmax(
		DURATION_SLACK_S, DURATION_SLACK_SHARE * decoded->duration_s);
	double missing_s = decoded->header_s - decoded->duration_s;

	if (isnan(missing_s) || fabs(missing_s) <= slack_s)
		return decoded->is_cut
			       ? soundness_remark(remarks, why,
					 "damaged: unreadable after %.1f s",
					 decoded->duration_s)
			       : STATUS_OK;
	return soundness_remark(remarks, why,
		"%s: header says %.1f s, %.1f s decoded",
		missing_s > 0 ? "truncated" : "lying header", decoded->header_s,
		decoded->duration_s);
}

/* False where the header promises nothing. */
static bool is_mostly_missing(const struct decoded *decoded)
{
	return decoded->duration_s <
	       (1.0 - MISSING_MOST_SHARE) * decoded->header_s;
}

/* Too little, or too much of it damaged, to be judged at all. */
static enum status refuse(
	const struct decoded *decoded, const char *remark, struct failure *why)
{
	if (decoded->duration_s <= 0.0)
		return failure_set(
			why, STATUS_INVALID, "has no sound in it (0 s)");
	if (*remark && (decoded->duration_s < RECORDED_LEAST_S ||
			       is_mostly_missing(decoded)))
		return failure_set(why, STATUS_INVALID, "%s", remark);
	if (decoded->duration_s < RECORDED_LEAST_S)
		return failure_set(why, STATUS_INVALID,
			"has only %.2f s of sound, want at least %.1f s",
			decoded->duration_s, RECORDED_LEAST_S);
	if (decoded->damaged_count * 2 > decoded->packet_count)
		return failure_set(why, STATUS_INVALID,
			"is damaged: %lld of %lld packets cannot be decoded",
			(long long)decoded->damaged_count,
			(long long)decoded->packet_count);
	return STATUS_OK;
}

enum status soundness_judge(const struct decoded *decoded, struct text *remarks,
	struct failure *why)
{
	size_t before = remarks->length;
	enum status rc = judge_duration(decoded, remarks, why);

	if (rc == STATUS_OK)
		rc = refuse(decoded, text_string(remarks) + before, why);
	if (rc == STATUS_OK && decoded->damaged_count > 0)
		rc = soundness_remark(remarks, why,
			"damaged: %lld of %lld packets cannot be decoded",
			(long long)decoded->damaged_count,
			(long long)decoded->packet_count);
	if (rc == STATUS_OK && decoded->peak <= SILENT_PEAK)
		rc = soundness_remark(remarks, why, SILENT);
	return rc;
}

enum status soundness_check_peak(int peak, struct failure *why)
{
	return peak <= SILENT_PEAK ? failure_set(why, STATUS_INVALID, SILENT)
				   : STATUS_OK;
}
