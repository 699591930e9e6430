#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "codec_quirks.h"
#include "soundness.h"

#define LOUD 20000

/* Half a minute, all of it sound, of which the header says nothing. */
static struct decoded sound_one(void)
{
	return (struct decoded){ .header_s = NAN,
		.duration_s = 30.0,
		.packet_count = 100,
		.peak = LOUD };
}

static void expect_heard(const struct decoded *decoded, const char *remark)
{
	struct text remarks = { 0 };
	struct failure why;

	assert_int_equal(soundness_judge(decoded, &remarks, &why), STATUS_OK);
	assert_string_equal(text_string(&remarks), remark);
	text_release(&remarks);
}

static void expect_refused(const struct decoded *decoded, const char *reason)
{
	struct text remarks = { 0 };
	struct failure why;

	assert_int_equal(
		soundness_judge(decoded, &remarks, &why), STATUS_INVALID);
	assert_string_equal(why.text, reason);
	text_release(&remarks);
}

static void what_the_header_promises_is_no_remark(void **state)
{
	struct decoded decoded = sound_one();

	(void)state;
	expect_heard(&decoded, "");
	decoded.header_s = 30.4;
	expect_heard(&decoded, "");
}

static void a_missing_end_is_remarked_upon(void **state)
{
	struct decoded decoded = sound_one();

	(void)state;
	decoded.header_s = 33.0;
	expect_heard(&decoded, "truncated: header says 33.0 s, 30.0 s decoded");
}

static void a_recording_that_lacks_more_than_a_tenth_is_refused(void **state)
{
	struct decoded decoded = sound_one();

	(void)state;
	decoded.header_s = 34.0;
	expect_refused(
		&decoded, "truncated: header says 34.0 s, 30.0 s decoded");
}

static void more_sound_than_promised_is_heard(void **state)
{
	struct decoded decoded = sound_one();

	(void)state;
	decoded.header_s = 1.0;
	expect_heard(
		&decoded, "lying header: header says 1.0 s, 30.0 s decoded");
}

static void less_than_half_a_second_is_refused(void **state)
{
	struct decoded decoded = sound_one();

	(void)state;
	decoded.duration_s = 0.4;
	expect_refused(
		&decoded, "has only 0.40 s of sound, want at least 0.5 s");
}

static void some_damage_is_remarked_upon_and_much_is_refused(void **state)
{
	struct decoded decoded = sound_one();

	(void)state;
	decoded.damaged_count = 50;
	expect_heard(&decoded, "damaged: 50 of 100 packets cannot be decoded");
	decoded.damaged_count = 51;
	expect_refused(
		&decoded, "is damaged: 51 of 100 packets cannot be decoded");
}

static void one_silent_file_is_remarked_upon_and_a_silent_call_refused(
	void **state)
{
	struct decoded decoded = sound_one();
	struct failure why;

	(void)state;
	decoded.peak = 8; /* A-law silence */
	expect_heard(&decoded, "silent: no sample above -70 dBFS");
	assert_int_equal(soundness_check_peak(8, &why), STATUS_INVALID);
	assert_string_equal(why.text, "silent: no sample above -70 dBFS");
	assert_int_equal(soundness_check_peak(LOUD, &why), STATUS_OK);
}

static void floats_that_are_no_numbers_are_damage(void **state)
{
	const float bad[] = { NAN, INFINITY, -INFINITY };

	(void)state;
	for (int i = 0; i < 3; i++) {
		float samples[] = { 0.5F, -1.0F, 1e30F, 0.0F };
		uint8_t bytes[sizeof(samples)];

		memcpy(bytes, samples, sizeof(bytes));
		assert_int_equal(
			codec_packet_kind("pcm_f32le", bytes, sizeof(bytes)),
			PACKET_SOUND);
		samples[2] = bad[i];
		memcpy(bytes, samples, sizeof(bytes));
		assert_int_equal(
			codec_packet_kind("pcm_f32le", bytes, sizeof(bytes)),
			PACKET_DAMAGED);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_the_header_promises_is_no_remark),
		cmocka_unit_test(a_missing_end_is_remarked_upon),
		cmocka_unit_test(
			a_recording_that_lacks_more_than_a_tenth_is_refused),
		cmocka_unit_test(more_sound_than_promised_is_heard),
		cmocka_unit_test(less_than_half_a_second_is_refused),
		cmocka_unit_test(
			some_damage_is_remarked_upon_and_much_is_refused),
		cmocka_unit_test(
			one_silent_file_is_remarked_upon_and_a_silent_call_refused),
		cmocka_unit_test(floats_that_are_no_numbers_are_damage),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
