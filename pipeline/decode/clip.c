#include "clip.h"

#include <errno.h>
#include <sndfile.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Frames that are interleaved at a time. */
#define BLOCK_FRAMES 1024

/* Makes [from, to) of what is in memory silent where it must be. */
static void silence(
	struct audio *audio, const struct clip *clip, int64_t from, int64_t to)
{
	for (size_t i = 0; i < clip->silence_count; i++) {
		int64_t first = audio_frame(audio, clip->silences[i].start_s);
		int64_t last = audio_frame(audio, clip->silences[i].end_s);

		first = first > from ? first : from;
		last = last < to ? last : to;
		for (int c = 0; c < audio->channels && first < last; c++)
			memset(audio_at(audio, c, first), 0,
				(size_t)(last - first) * sizeof(int16_t));
	}
}

/* Interleaves [from, to) of what is in memory and appends it. */
static enum status write_frames(SNDFILE *file, const struct audio *audio,
	int64_t from, int64_t to, struct failure *why)
{
	int16_t block[BLOCK_FRAMES * AUDIO_CHANNELS];

	while (from < to) {
		int64_t count = to - from;

		if (count > BLOCK_FRAMES)
			count = BLOCK_FRAMES;
		for (int c = 0; c < audio->channels; c++) {
			const int16_t *samples = audio_at(audio, c, from);

			for (int64_t i = 0; i < count; i++)
				block[i * audio->channels + c] = samples[i];
		}
		if (sf_writef_short(file, block, count) != count)
			return failure_set(why, STATUS_IO, "cannot write: %s",
				sf_strerror(file));
		from += count;
	}
	return STATUS_OK;
}

static enum status create(SNDFILE **file, const char *path,
	const struct audio *audio, const char *comment, struct failure *why)
{
	SF_INFO format = {
		.samplerate = audio->rate_hz,
		.channels = audio->channels,
		.format = SF_FORMAT_WAV | SF_FORMAT_PCM_16,
	};

	*file = sf_open(path, SFM_WRITE, &format);
	if (!*file)
		return failure_set(why, STATUS_IO, "cannot create %s: %s", path,
			sf_strerror(NULL));
	if (comment)
		(void)sf_set_string(*file, SF_STR_COMMENT, comment);
	return STATUS_OK;
}

/* Decodes as far as the clip's end and writes what lies in it. */
static enum status copy_span(struct decode *decode, struct call *call,
	const struct clip *clip, SNDFILE *file, struct failure *why)
{
	struct audio *audio = &call->audio;
	int64_t first = audio_frame(audio, clip->when.start_s);
	int64_t last = audio_frame(audio, clip->when.end_s);
	enum status rc = STATUS_OK;

	while (rc == STATUS_OK && !audio->is_ended && audio->end < last) {
		int64_t from, to;

		rc = decode_next(decode, call, why);
		from = first > audio->fresh ? first : audio->fresh;
		to = last < audio->end ? last : audio->end;
		if (rc != STATUS_OK)
			break;
		silence(audio, clip, from, to);
		rc = write_frames(file, audio, from, to, why);
	}
	if (rc == STATUS_OK && audio->end <= first)
		return failure_set(why, STATUS_INVALID,
			"clip from %.1f s lies behind the end, %.1f s",
			clip->when.start_s, audio_time_s(audio, audio->end));
	return rc;
}

/* Closes what was written at `part` and moves it into its place. */
static enum status finish(SNDFILE *file, const char *part, const char *path,
	enum status rc, struct failure *why)
{
	int error = sf_close(file);

	if (rc == STATUS_OK && error != 0)
		rc = failure_set(why, STATUS_IO, "cannot write: %s",
			sf_error_number(error));
	if (rc == STATUS_OK && rename(part, path) != 0)
		rc = failure_errno(why, errno, "cannot rename");
	if (rc != STATUS_OK)
		(void)unlink(part);
	return rc;
}

enum status clip_write(struct decode *decode, const struct source *source,
	const struct clip *clip, const char *path, struct failure *why)
{
	struct call call = { .source = *source };
	struct text part = { 0 };
	SNDFILE *file = NULL;
	enum status rc;

	if (!(clip->when.start_s >= 0.0 &&
		    clip->when.end_s > clip->when.start_s))
		return failure_set(why, STATUS_INVALID,
			"clip from %g to %g s holds nothing",
			clip->when.start_s, clip->when.end_s);
	rc = text_add_format(&part, why, "%s.part-%ld", path, (long)getpid());
	if (rc == STATUS_OK)
		rc = decode_open(decode, &call, clip->rate_hz, why);
	if (rc == STATUS_OK)
		rc = create(&file, part.bytes, &call.audio, clip->comment, why);
	if (rc == STATUS_OK) {
		rc = copy_span(decode, &call, clip, file, why);
		rc = finish(file, part.bytes, path, rc, why);
	}
	decode_close(decode);
	text_release(&part);
	call_release(&call);
	return rc;
}

const char *clip_library(void)
{
	return sf_version_string();
}
