#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "wav_body.h"

#define CALLS AUSCULT_SOURCE_DIR "/corpus/calls/"
#define HEADER_BYTES 44

/* The whole file as one read. */
static char *read_whole(struct wav_body *body)
{
	size_t length = (size_t)wav_body_length(body);
	char *bytes = malloc(length);

	assert_non_null(bytes);
	assert_int_equal(wav_body_read(body, 0, bytes, length), length);
	return bytes;
}

static struct wav_body *open_body(
	const char *name, double duration_s, const struct span *masked)
{
	struct wav_source source = { .duration_s = duration_s,
		.rate_hz = 8000,
		.channels = 2,
		.masked = masked,
		.masked_count = masked ? 1 : 0 };
	struct wav_body *body = NULL;
	struct failure why;

	source.paths[0] = name;
	assert_int_equal(wav_body_new(&body, &source, &why), STATUS_OK);
	return body;
}

static void the_header_says_how_long_the_sound_is(void **state)
{
	struct wav_body *body =
		open_body(CALLS "zh-09-interrupted.wav", 44.685, NULL);
	char header[HEADER_BYTES];
	uint32_t data;

	(void)state;
	assert_int_equal(
		wav_body_read(body, 0, header, sizeof(header)), sizeof(header));
	assert_memory_equal(header, "RIFF", 4);
	memcpy(&data, header + 40, sizeof(data));
	assert_int_equal(data, 44685 * 8 * 4);
	wav_body_free(body);
}

static void a_part_is_as_it_is_in_the_whole(void **state)
{
	struct wav_body *body =
		open_body(CALLS "zh-09-interrupted.wav", 44.685, NULL);
	char *whole = read_whole(body);
	char part[4000];
	const size_t offsets[] = { 1000001, 7, 300000, 43, 1400000 };

	(void)state;
	for (size_t i = 0; i < 5; i++) {
		assert_int_equal(
			wav_body_read(body, offsets[i], part, sizeof(part)),
			sizeof(part));
		assert_memory_equal(part, whole + offsets[i], sizeof(part));
	}
	free(whole);
	wav_body_free(body);
}

static void a_late_part_is_not_decoded_up_to_there(void **state)
{
	struct wav_body *body =
		open_body(CALLS "zh-09-interrupted.wav", 44.685, NULL);
	char part[3200];

	(void)state;
	assert_int_equal(
		wav_body_read(body, HEADER_BYTES + 40 * 32000, part, 3200),
		3200);
	assert_true(wav_body_decoded_s(body) < 10.0);
	wav_body_free(body);
}

static void what_is_masked_is_silent_and_the_rest_is_not(void **state)
{
	const struct span masked = { 20.0, 21.0 };
	struct wav_body *body =
		open_body(CALLS "zh-09-interrupted.wav", 44.685, &masked);
	char part[32000], nothing[32000] = { 0 };

	(void)state;
	assert_int_equal(wav_body_read(body, HEADER_BYTES + 20 * 32000, part,
				 sizeof(part)),
		sizeof(part));
	assert_memory_equal(part, nothing, sizeof(part));
	assert_int_equal(wav_body_read(body, HEADER_BYTES + 19 * 32000, part,
				 sizeof(part)),
		sizeof(part));
	assert_memory_not_equal(part, nothing, sizeof(part));
	wav_body_free(body);
}

static void behind_the_end_there_is_nothing(void **state)
{
	struct wav_body *body =
		open_body(CALLS "zh-09-interrupted.wav", 44.685, NULL);
	char byte;

	(void)state;
	assert_int_equal(
		wav_body_read(body, wav_body_length(body), &byte, 1), 0);
	wav_body_free(body);
}

/* How alike two stretches of samples are: their correlation. */
static double likeness(const int16_t *a, const int16_t *b, size_t count)
{
	double aa = 1e-9, bb = 1e-9, ab = 0.0;

	for (size_t i = 0; i < count; i++) {
		aa += (double)a[i] * a[i];
		bb += (double)b[i] * b[i];
		ab += (double)a[i] * b[i];
	}
	return ab * ab / (aa * bb);
}

/* A codec that looks back needs a little sound to be itself again. */
static void every_codec_of_the_corpus_is_sought_in_at_the_right_place(
	void **state)
{
	static const struct {
		const char *name;
		double duration_s;
	} calls[] = { { CALLS "en-01-bill.mp3", 85.0 },
		{ CALLS "en-02-no-internet.opus", 70.0 },
		{ CALLS "en-03-ombudsman.m4a", 70.0 } };
	static int16_t part[8000 * 2];

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		struct wav_body *body =
			open_body(calls[i].name, calls[i].duration_s, NULL);
		char *whole = read_whole(body);
		size_t at = HEADER_BYTES + (size_t)40 * 32000;

		wav_body_free(body);
		body = open_body(calls[i].name, calls[i].duration_s, NULL);
		assert_int_equal(
			wav_body_read(body, at, (char *)part, sizeof(part)),
			sizeof(part));
		assert_true(likeness(part, (int16_t *)(whole + at),
				    sizeof(part) / 2) > 0.95);
		free(whole);
		wav_body_free(body);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_header_says_how_long_the_sound_is),
		cmocka_unit_test(a_part_is_as_it_is_in_the_whole),
		cmocka_unit_test(a_late_part_is_not_decoded_up_to_there),
		cmocka_unit_test(what_is_masked_is_silent_and_the_rest_is_not),
		cmocka_unit_test(behind_the_end_there_is_nothing),
		cmocka_unit_test(
			every_codec_of_the_corpus_is_sought_in_at_the_right_place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
