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
/* Recorders that cannot go back to the header leave 0x7fffffff or 0xffffffff,
 * less a header's length, for "I do not know yet". */
#define DATA_BYTES_UNKNOWN 2147400000.0

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

enum status soundness_check_file(
	const char *path, int64_t *bytes, struct failure *why)
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
	*bytes = about.st_size;
	return STATUS_OK;
}

static enum status check_ranges(
	const struct header *header, struct failure *why)
{
	if (header->rate_hz < RECORDED_LEAST_HZ ||
		header->rate_hz > RECORDED_MOST_HZ)
		return failure_set(why, STATUS_UNSUPPORTED,
			"sample rate is %d Hz, want %d to %d", header->rate_hz,
			RECORDED_LEAST_HZ, RECORDED_MOST_HZ);
	if (header->channels < 1 || header->channels > 2)
		return failure_set(why, STATUS_UNSUPPORTED,
			"has %d channels, want 1 or 2", header->channels);
	return STATUS_OK;
}

enum status soundness_check_header(
	const struct header *header, struct text *remarks, struct failure *why)
{
	int64_t frame_bytes = (int64_t)header->channels * header->pcm_bits / 8;
	int64_t byte_rate = frame_bytes * header->rate_hz;
	bool is_frame_wrong, is_rate_wrong;
	enum status rc = check_ranges(header, why);

	if (rc != STATUS_OK || header->pcm_bits == 0)
		return rc;
	is_frame_wrong =
		header->frame_bytes > 0 && header->frame_bytes != frame_bytes;
	is_rate_wrong = header->byte_rate > 0 && header->byte_rate != byte_rate;
	if (is_frame_wrong && is_rate_wrong)
		return failure_set(why, STATUS_INVALID,
			"header contradicts itself: %d channel(s) of %d bit at "
			"%d Hz, yet %d bytes a frame and %lld a second",
			header->channels, header->pcm_bits, header->rate_hz,
			header->frame_bytes, (long long)header->byte_rate);
	if (is_frame_wrong)
		return soundness_remark(remarks, why,
			"lying header: %d bytes a frame, want %lld",
			header->frame_bytes, (long long)frame_bytes);
	if (is_rate_wrong)
		return soundness_remark(remarks, why,
			"lying header: %lld bytes a second, want %lld",
			(long long)header->byte_rate, (long long)byte_rate);
	return STATUS_OK;
}

static enum status judge_duration(const struct header *header,
	const struct decoded *decoded, struct text *remarks,
	struct failure *why)
{
	double slack_s = fmax(
		DURATION_SLACK_S, DURATION_SLACK_SHARE * decoded->duration_s);
	double missing_s = header->duration_s - decoded->duration_s;
	double data_bytes = header->duration_s * (double)header->byte_rate;

	if (isnan(missing_s) || fabs(missing_s) <= slack_s ||
		data_bytes >= DATA_BYTES_UNKNOWN)
		return decoded->is_cut
			       ? soundness_remark(remarks, why,
					 "damaged: unreadable after %.1f s",
					 decoded->duration_s)
			       : STATUS_OK;
	return soundness_remark(remarks, why,
		"%s: header says %.1f s, %.1f s decoded",
		missing_s > 0 ? "truncated" : "lying header",
		header->duration_s, decoded->duration_s);
}

enum status soundness_judge(const struct header *header,
	const struct decoded *decoded, struct text *remarks,
	struct failure *why)
{
	size_t before = remarks->length;
	enum status rc = judge_duration(header, decoded, remarks, why);

	if (rc != STATUS_OK)
		return rc;
	if (decoded->duration_s <= 0.0)
		return failure_set(why, STATUS_INVALID, "has no sound in it%s",
			decoded->damaged_count ? ": nothing can be decoded"
					       : " (0 s)");
	if (decoded->duration_s < RECORDED_LEAST_S && remarks->length > before)
		return failure_set(
			why, STATUS_INVALID, "%s", remarks->bytes + before);
	if (decoded->duration_s < RECORDED_LEAST_S)
		return failure_set(why, STATUS_INVALID,
			"has only %.2f s of sound, want at least %.1f s",
			decoded->duration_s, RECORDED_LEAST_S);
	if (decoded->damaged_count * 2 > decoded->packet_count)
		return failure_set(why, STATUS_INVALID,
			"is damaged: %lld of %lld packets cannot be decoded",
			(long long)decoded->damaged_count,
			(long long)decoded->packet_count);
	if (decoded->damaged_count > 0)
		rc = soundness_remark(remarks, why,
			"damaged: %lld of %lld packets cannot be decoded",
			(long long)decoded->damaged_count,
			(long long)decoded->packet_count);
	if (rc == STATUS_OK && decoded->peak <= SILENT_PEAK)
		rc = soundness_remark(remarks, why,
			"silent: no sample above %d dBFS", SILENT_DB);
	return rc;
}
