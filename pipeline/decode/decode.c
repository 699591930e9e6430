#include "decode.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "dual_mono.h"
#include "reader.h"
#include "soundness.h"
#include "wav_header.h"

/* Of two one-party files, the lengths may differ by this much unremarked. */
#define LENGTHS_SLACK_S 5.0

/* One file of the call. */
struct party_file {
	struct reader *reader;
	struct wav_header wav; /* for a WAV only */
	int64_t frame_count;   /* that came out of it */
	int peak;
};

struct decode {
	struct party_file files[2];
	int file_count; /* open; two are the agent's and the customer's */
	struct text remarks;
	bool has_sound;	       /* a chunk with sound has been judged */
	bool is_all_dual_mono; /* every such chunk was */
	bool is_sought;	       /* parts were left out */
};

static const char *const file_names[] = { "agent's file", "customer's file" };

enum status decode_new(struct decode **decode, struct failure *why)
{
	struct decode *made = calloc(1, sizeof(*made));
	enum status rc;

	if (!made)
		return failure_no_memory(why);
	rc = reader_new(&made->files[0].reader, why);
	if (rc == STATUS_OK)
		rc = reader_new(&made->files[1].reader, why);
	if (rc != STATUS_OK)
		decode_free(made);
	else
		*decode = made;
	return rc;
}

void decode_free(struct decode *decode)
{
	if (!decode)
		return;
	for (int i = 0; i < 2; i++)
		reader_free(decode->files[i].reader);
	text_release(&decode->remarks);
	free(decode);
}

void decode_close(struct decode *decode)
{
	for (int i = 0; i < 2; i++) {
		reader_close(decode->files[i].reader);
		decode->files[i].frame_count = 0;
		decode->files[i].peak = 0;
	}
	decode->file_count = 0;
	decode->has_sound = decode->is_all_dual_mono = false;
	decode->is_sought = false;
	text_clear(&decode->remarks);
}

/* Of two files, a failure says whose it is about. */
static enum status name_file(
	const struct decode *decode, int i, enum status rc, struct failure *why)
{
	if (rc != STATUS_OK && rc != STATUS_NO_MEMORY &&
		decode->file_count == 2)
		return failure_prefix(why, rc, "%s", file_names[i]);
	return rc;
}

/* Passes on what was found amiss with file `i`. */
static enum status remark(struct decode *decode, int i,
	const struct text *remarks, struct failure *why)
{
	if (remarks->length == 0)
		return STATUS_OK;
	if (decode->file_count == 2)
		return soundness_remark(&decode->remarks, why, "%s: %s",
			file_names[i], remarks->bytes);
	return soundness_remark(&decode->remarks, why, "%s", remarks->bytes);
}

static enum status open_file(
	struct decode *decode, int i, const char *path, struct failure *why)
{
	struct party_file *file = &decode->files[i];
	struct text remarks = { 0 };
	enum status rc = soundness_check_file(path, why);

	if (rc == STATUS_OK)
		rc = wav_header_read(path, &file->wav, why);
	if (rc == STATUS_OK)
		rc = wav_header_check(&file->wav, &remarks, why);
	if (rc == STATUS_OK)
		rc = reader_open(file->reader, path, file->wav.has_more, why);
	if (rc == STATUS_OK)
		rc = soundness_check_sound(reader_sound(file->reader).rate_hz,
			reader_sound(file->reader).channels, why);
	if (rc == STATUS_OK)
		rc = remark(decode, i, &remarks, why);
	text_release(&remarks);
	return name_file(decode, i, rc, why);
}

enum status decode_open(struct decode *decode, struct call *call, int rate_hz,
	struct failure *why)
{
	const char *const *paths = call->source.paths;
	struct reader_sound sound;
	struct recording *recording = &call->recording;
	enum status rc = STATUS_OK;

	decode_close(decode);
	decode->file_count = paths[1] ? 2 : 1;
	for (int i = 0; i < decode->file_count && rc == STATUS_OK; i++)
		rc = open_file(decode, i, paths[i], why);
	if (rc != STATUS_OK)
		goto out;
	sound = reader_sound(decode->files[0].reader);
	recording->container = sound.container;
	recording->codec = sound.codec;
	recording->rate_hz = sound.rate_hz;
	recording->channels = paths[1] ? 2 : sound.channels;
	if (rate_hz == 0)
		rate_hz = recording->rate_hz;
	rc = audio_start(&call->audio, rate_hz, recording->channels, why);
	for (int i = 0; i < decode->file_count && rc == STATUS_OK; i++)
		rc = reader_convert(decode->files[i].reader, rate_hz,
			recording->channels / decode->file_count, why);
out:
	if (rc != STATUS_OK)
		decode_close(decode);
	return rc;
}

static int peak_of(const int16_t *samples, int64_t count)
{
	int peak = 0;

	for (int64_t i = 0; i < count; i++)
		if (abs(samples[i]) > peak)
			peak = abs(samples[i]);
	return peak;
}

/* Reads the next of file `i` to behind audio->end. */
static enum status read_file(struct decode *decode, int i, struct audio *audio,
	int *got, struct failure *why)
{
	const int want = (int)(AUDIO_CHUNK_S * audio->rate_hz);
	struct party_file *file = &decode->files[i];
	int16_t *into[READER_CHANNELS] = { NULL };
	enum status rc;

	for (int c = 0; c < audio->channels / decode->file_count; c++)
		into[c] = audio_at(audio, i + c, audio->end);
	rc = reader_read(file->reader, into, want, got, why);
	if (rc != STATUS_OK)
		return name_file(decode, i, rc, why);
	for (int c = 0; c < READER_CHANNELS && into[c]; c++) {
		int peak = peak_of(into[c], *got);

		file->peak = peak > file->peak ? peak : file->peak;
	}
	file->frame_count += *got;
	audio->is_ended &= *got < want;
	return STATUS_OK;
}

/* Appends a chunk; silence where one of two files has come to its end. */
static enum status read_files(
	struct decode *decode, struct audio *audio, struct failure *why)
{
	int got[2] = { 0 }, longest = 0;

	audio->is_ended = true;
	for (int i = 0; i < decode->file_count; i++) {
		enum status rc = read_file(decode, i, audio, &got[i], why);

		if (rc != STATUS_OK)
			return rc;
		longest = got[i] > longest ? got[i] : longest;
	}
	for (int i = 0; i < decode->file_count; i++)
		if (got[i] < longest)
			memset(audio_at(audio, i, audio->end) + got[i], 0,
				(size_t)(longest - got[i]) * sizeof(int16_t));
	audio->end += longest;
	return STATUS_OK;
}

/* Silence leaves what was known: no recorder changes in a pause. */
static void judge_channels(struct decode *decode, struct audio *audio)
{
	enum dual_mono verdict;

	if (audio->channels < 2)
		return;
	verdict = dual_mono_judge(audio_at(audio, 0, audio->fresh),
		audio_at(audio, 1, audio->fresh), audio->end - audio->fresh,
		audio->rate_hz);
	if (verdict == DUAL_MONO_SILENT)
		return;
	audio->is_dual_mono = verdict == DUAL_MONO_SAME;
	decode->is_all_dual_mono =
		audio->is_dual_mono &&
		(decode->is_all_dual_mono || !decode->has_sound);
	decode->has_sound = true;
}

static enum status judge_file(
	struct decode *decode, int i, int rate_hz, struct failure *why)
{
	const struct party_file *file = &decode->files[i];
	struct decoded decoded = {
		.duration_s = (double)file->frame_count / rate_hz,
		.peak = file->peak,
	};
	struct text remarks = { 0 };
	enum status rc;

	reader_account(file->reader, &decoded);
	if (file->wav.data_bytes > file->wav.bytes_there || file->wav.has_more)
		decoded.header_s = decoded.duration_s *
				   (double)file->wav.data_bytes /
				   (double)file->wav.bytes_there;
	rc = soundness_judge(&decoded, &remarks, why);
	if (rc == STATUS_OK)
		rc = remark(decode, i, &remarks, why);
	text_release(&remarks);
	return name_file(decode, i, rc, why);
}

static enum status judge_files(
	struct decode *decode, int rate_hz, struct failure *why)
{
	const struct party_file *files = decode->files;
	double a_s = (double)files[0].frame_count / rate_hz;
	double b_s = (double)files[1].frame_count / rate_hz;
	enum status rc = STATUS_OK;

	for (int i = 0; i < decode->file_count && rc == STATUS_OK; i++)
		rc = judge_file(decode, i, rate_hz, why);
	if (rc == STATUS_OK)
		rc = soundness_check_peak(files[0].peak > files[1].peak
						  ? files[0].peak
						  : files[1].peak,
			why);
	if (rc == STATUS_OK && decode->file_count == 2 &&
		fabs(a_s - b_s) > LENGTHS_SLACK_S)
		rc = soundness_remark(&decode->remarks, why,
			"agent's file lasts %.1f s, customer's file %.1f s",
			a_s, b_s);
	return rc;
}

enum status decode_next(
	struct decode *decode, struct call *call, struct failure *why)
{
	struct audio *audio = &call->audio;
	enum status rc;

	assert(decode->file_count > 0 && !audio->is_ended);
	audio_advance(audio);
	rc = read_files(decode, audio, why);
	if (rc == STATUS_OK)
		judge_channels(decode, audio);
	if (rc == STATUS_OK && audio->is_ended && !decode->is_sought)
		rc = judge_files(decode, audio->rate_hz, why);
	if (rc != STATUS_OK)
		decode_close(decode);
	return rc;
}

enum status decode_seek(struct decode *decode, struct call *call, int64_t frame,
	struct failure *why)
{
	struct audio *audio = &call->audio;
	enum status rc = STATUS_OK;

	for (int i = 0; i < decode->file_count && rc == STATUS_OK; i++)
		rc = name_file(decode, i,
			reader_seek(decode->files[i].reader,
				(double)frame / audio->rate_hz, why),
			why);
	if (rc != STATUS_OK)
		return rc;
	decode->is_sought = true;
	audio->start = audio->fresh = audio->end = frame;
	audio->is_ended = false;
	return rc;
}

enum status decode_finish(
	struct decode *decode, struct call *call, struct failure *why)
{
	struct recording *recording = &call->recording;
	enum status rc = STATUS_OK;

	recording->duration_s = audio_time_s(&call->audio, call->audio.end);
	recording->is_dual_mono = decode->is_all_dual_mono;
	recording->warning = NULL;
	if (decode->remarks.length > 0) {
		recording->warning =
			arena_text(&call->arena, text_string(&decode->remarks));
		if (!recording->warning)
			rc = failure_no_memory(why);
	}
	decode_close(decode);
	return rc;
}

enum status decode_probe(const char *path, double *seconds, struct failure *why)
{
	struct reader *reader = NULL;
	enum status rc = soundness_check_file(path, why);

	if (rc == STATUS_OK)
		rc = reader_new(&reader, why);
	if (rc == STATUS_OK)
		rc = reader_probe(reader, path, seconds, why);
	reader_free(reader);
	return rc;
}

enum status decode_hash(
	const struct source *source, struct digest *digest, struct failure *why)
{
	struct hash both;
	int count = source->paths[1] ? 2 : 1;
	struct digest one = { "" };

	hash_init(&both);
	for (int i = 0; i < count; i++) {
		struct hash hash;
		/* Reading a pipe would wait for its writer. */
		enum status rc = soundness_check_file(source->paths[i], why);

		hash_init(&hash);
		if (rc == STATUS_OK)
			rc = hash_add_file(&hash, source->paths[i], why);
		if (rc != STATUS_OK && count == 2)
			return failure_prefix(why, rc, "%s", file_names[i]);
		if (rc != STATUS_OK)
			return rc;
		hash_finish(&hash, &one);
		hash_add_text(&both, one.text);
	}
	if (count == 2)
		hash_finish(&both, &one);
	*digest = one;
	return STATUS_OK;
}
