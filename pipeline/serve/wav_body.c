#include "wav_body.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "decode.h"

#define HEADER_BYTES 44
#define RATE_MOST_HZ 16000
/* Sooner decoded than sought. */
#define AHEAD_S 10.0

struct wav_body {
	struct decode *decode;
	struct call call;
	struct span *masked;
	size_t masked_count;
	int64_t frames;
	int64_t decoded; /* frames, in all */
	int frame_bytes;
	unsigned char header[HEADER_BYTES];
};

static void put_number(unsigned char *at, uint32_t number, int bytes)
{
	for (int i = 0; i < bytes; i++)
		at[i] = (unsigned char)(number >> (8 * i));
}

/* (Multimedia Programming Interface and Data Specifications 1.0, RIFF WAVE.) */
static void fill_header(struct wav_body *body)
{
	const struct audio *audio = &body->call.audio;
	uint32_t data = (uint32_t)(body->frames * body->frame_bytes);
	unsigned char *header = body->header;

	memcpy(header, "RIFF----WAVEfmt ", 16);
	put_number(header + 4, data + HEADER_BYTES - 8, 4);
	put_number(header + 16, 16, 4);
	put_number(header + 20, 1, 2); /* PCM */
	put_number(header + 22, (uint32_t)audio->channels, 2);
	put_number(header + 24, (uint32_t)audio->rate_hz, 4);
	put_number(
		header + 28, (uint32_t)(audio->rate_hz * body->frame_bytes), 4);
	put_number(header + 32, (uint32_t)body->frame_bytes, 2);
	put_number(header + 34, 16, 2);
	memcpy(header + 36, "data", 4);
	put_number(header + 40, data, 4);
}

static enum status open_sound(struct wav_body *body,
	const struct wav_source *source, struct failure *why)
{
	int rate_hz =
		source->rate_hz < RATE_MOST_HZ ? source->rate_hz : RATE_MOST_HZ;
	struct call *call = &body->call;
	enum status rc = decode_new(&body->decode, why);

	for (int i = 0; i < 2 && rc == STATUS_OK && source->paths[i]; i++) {
		call->source.paths[i] =
			arena_text(&call->arena, source->paths[i]);
		if (!call->source.paths[i])
			rc = failure_no_memory(why);
	}
	if (rc == STATUS_OK)
		rc = decode_open(body->decode, call, rate_hz, why);
	if (rc != STATUS_OK)
		return rc;
	body->frames = (int64_t)floor(source->duration_s * rate_hz);
	body->frame_bytes = call->audio.channels * (int)sizeof(int16_t);
	if (body->frames > (INT32_MAX - HEADER_BYTES) / body->frame_bytes)
		return failure_set(why, STATUS_UNSUPPORTED,
			"%.0f s are too long for a WAV file",
			source->duration_s);
	fill_header(body);
	return STATUS_OK;
}

enum status wav_body_new(struct wav_body **out, const struct wav_source *source,
	struct failure *why)
{
	struct wav_body *body = calloc(1, sizeof(*body));
	enum status rc = STATUS_OK;

	if (!body)
		return failure_no_memory(why);
	if (source->masked_count > 0) {
		body->masked =
			calloc(source->masked_count, sizeof(*body->masked));
		if (!body->masked)
			rc = failure_no_memory(why);
		else
			memcpy(body->masked, source->masked,
				source->masked_count * sizeof(*body->masked));
		body->masked_count = source->masked_count;
	}
	if (rc == STATUS_OK)
		rc = open_sound(body, source, why);
	if (rc == STATUS_OK)
		*out = body;
	else
		wav_body_free(body);
	return rc;
}

void wav_body_free(struct wav_body *body)
{
	if (!body)
		return;
	decode_free(body->decode);
	call_release(&body->call);
	free(body->masked);
	free(body);
}

uint64_t wav_body_length(const struct wav_body *body)
{
	return HEADER_BYTES + (uint64_t)(body->frames * body->frame_bytes);
}

double wav_body_decoded_s(const struct wav_body *body)
{
	return (double)body->decoded / body->call.audio.rate_hz;
}

static bool decode_on(struct wav_body *body)
{
	struct audio *audio = &body->call.audio;
	int64_t end = audio->end;
	struct failure why;

	if (decode_next(body->decode, &body->call, &why) != STATUS_OK)
		audio->is_ended = true; /* silence from there on */
	body->decoded += audio->end - end;
	return audio->end > end || !audio->is_ended;
}

/* A container that cannot be sought in is read anew. */
static bool go_to(struct wav_body *body, int64_t frame)
{
	struct call *call = &body->call;
	struct failure why;

	if (decode_seek(body->decode, call, frame, &why) == STATUS_OK)
		return true;
	return decode_open(body->decode, call, call->audio.rate_hz, &why) ==
	       STATUS_OK;
}

/* Whether the frame is in memory then; else there is none at that place. */
static bool fetch(struct wav_body *body, int64_t frame)
{
	struct audio *audio = &body->call.audio;
	int64_t ahead = (int64_t)(AHEAD_S * audio->rate_hz);

	if (frame >= audio->start && frame < audio->end)
		return true;
	if ((frame < audio->start ||
		    (frame > audio->end + ahead && !audio->is_ended)) &&
		!go_to(body, frame))
		return false;
	while (frame >= audio->end && !audio->is_ended)
		if (!decode_on(body))
			break;
	return frame >= audio->start && frame < audio->end;
}

/* Whether the frame is silenced, and up to which frame that holds. */
static bool is_masked(
	const struct wav_body *body, int64_t frame, int64_t *until)
{
	const struct audio *audio = &body->call.audio;

	for (size_t i = 0; i < body->masked_count; i++) {
		int64_t start = audio_frame(audio, body->masked[i].start_s);
		int64_t end = audio_frame(audio, body->masked[i].end_s);

		if (frame >= start && frame < end) {
			*until = end < *until ? end : *until;
			return true;
		}
		if (frame < start && start < *until)
			*until = start;
	}
	return false;
}

/* Writes frames [frame, until) as far as they are in memory; returns how many.
 */
static int64_t copy_frames(
	struct wav_body *body, int64_t frame, int64_t until, int16_t *into)
{
	const struct audio *audio = &body->call.audio;
	bool is_silent = is_masked(body, frame, &until);
	int channels = audio->channels;

	if (!is_silent && !fetch(body, frame))
		is_silent = true;
	else if (!is_silent && until > audio->end)
		until = audio->end;
	if (is_silent) {
		memset(into, 0, (size_t)((until - frame) * body->frame_bytes));
		return until - frame;
	}
	for (int c = 0; c < channels; c++) {
		const int16_t *samples = audio_at(audio, c, frame);

		for (int64_t i = 0; i < until - frame; i++)
			into[i * channels + c] = samples[i];
	}
	return until - frame;
}

#define BLOCK_FRAMES 4096

size_t wav_body_read(
	struct wav_body *body, uint64_t offset, char *into, size_t room)
{
	int16_t block[BLOCK_FRAMES * AUDIO_CHANNELS];
	size_t done = 0;

	if (offset < HEADER_BYTES) {
		done = HEADER_BYTES - (size_t)offset;
		done = done < room ? done : room;
		memcpy(into, body->header + offset, done);
	}
	while (done < room && offset + done < wav_body_length(body)) {
		uint64_t at = offset + done - HEADER_BYTES;
		int64_t frame = (int64_t)(at / (uint64_t)body->frame_bytes);
		size_t skip = (size_t)(at % (uint64_t)body->frame_bytes);
		int64_t until = frame + BLOCK_FRAMES;
		size_t count;

		until = until < body->frames ? until : body->frames;
		count = (size_t)copy_frames(body, frame, until, block) *
				(size_t)body->frame_bytes -
			skip;
		count = count < room - done ? count : room - done;
		memcpy(into + done, (char *)block + skip, count);
		done += count;
	}
	return done;
}
