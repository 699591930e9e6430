#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "emotion.h"

static const struct baseline none = { 0.0, NAN, NAN, NAN, NAN, NAN, NAN };
static const struct baseline calm = { .talk_s = 8.0,
	.loudness_lufs = -30.0,
	.pitch_hz = 200.0,
	.pitch_range_st = 9.0,
	.centroid_hz = 480.0,
	.motion_st = 35.0,
	.rate_cpm = 240.0 };

/* Like the baseline. */
static struct delivery plain(void)
{
	struct delivery delivery;

	delivery_clear(&delivery);
	delivery.loudness_change_db = 0.0;
	delivery.pitch_hz = calm.pitch_hz;
	delivery.pitch_range_st = calm.pitch_range_st;
	delivery.centroid_hz = calm.centroid_hz;
	delivery.pitch_motion_st = calm.motion_st;
	delivery.speech_rate_cpm = calm.rate_cpm;
	delivery.is_interruption = delivery.is_backchannel = 0.0;
	return delivery;
}

static void a_calm_voice_is_not_angry(void **state)
{
	const struct delivery delivery = plain();

	(void)state;
	assert_true(emotion_anger(&delivery, &calm) < 0.1);
	assert_true(emotion_anger(&delivery, &none) < 0.1);
}

static void a_bright_lively_high_voice_is_angry(void **state)
{
	struct delivery delivery = plain();

	(void)state;
	delivery.centroid_hz = 800.0;
	delivery.pitch_motion_st = 50.0;
	delivery.pitch_hz = 320.0;
	assert_true(emotion_anger(&delivery, &calm) > 0.9);
	assert_true(emotion_anger(&delivery, &none) > 0.5);
}

static void a_bright_voice_by_nature_is_not_angry(void **state)
{
	struct delivery delivery = plain();
	struct baseline bright = calm;

	(void)state;
	delivery.centroid_hz = bright.centroid_hz = 640.0;
	assert_true(emotion_anger(&delivery, &bright) <
		    emotion_anger(&delivery, &none));
}

static void what_is_not_heard_stays_unknown(void **state)
{
	struct delivery delivery = plain();

	(void)state;
	delivery.centroid_hz = NAN;
	delivery.pitch_range_st = NAN;
	assert_true(isnan(emotion_anger(&delivery, &calm)));
	assert_true(isnan(emotion_anger(&delivery, &none)));
	assert_true(isnan(emotion_impatience(&delivery, &calm, 10)));
	assert_true(isnan(emotion_monotony(&delivery)));
}

static void one_sign_is_not_yet_impatience_and_two_are(void **state)
{
	struct delivery delivery = plain();

	(void)state;
	assert_true(emotion_impatience(&delivery, &calm, 20) < 0.1);
	delivery.speech_rate_cpm = 1.3 * calm.rate_cpm;
	assert_true(emotion_impatience(&delivery, &calm, 20) < 0.5);
	delivery.is_interruption = 1.0;
	assert_true(emotion_impatience(&delivery, &calm, 20) >= 0.5);
}

static void slow_and_soft_speech_hides_no_cutting_in(void **state)
{
	struct delivery delivery = plain();

	(void)state;
	delivery.speech_rate_cpm = 0.5 * calm.rate_cpm;
	delivery.loudness_change_db = -12.0;
	delivery.is_interruption = 1.0;
	assert_true(emotion_impatience(&delivery, &calm, 20) > 0.1);
}

static void impatience_needs_a_baseline(void **state)
{
	const struct delivery delivery = plain();

	(void)state;
	assert_true(isnan(emotion_impatience(&delivery, &none, 20)));
}

static void a_flat_melody_is_monotone(void **state)
{
	struct delivery delivery = plain();

	(void)state;
	delivery.pitch_range_st = 3.0;
	assert_true(emotion_monotony(&delivery) > 0.8);
	delivery.pitch_range_st = 14.0;
	assert_true(emotion_monotony(&delivery) < 0.2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_calm_voice_is_not_angry),
		cmocka_unit_test(a_bright_lively_high_voice_is_angry),
		cmocka_unit_test(a_bright_voice_by_nature_is_not_angry),
		cmocka_unit_test(what_is_not_heard_stays_unknown),
		cmocka_unit_test(one_sign_is_not_yet_impatience_and_two_are),
		cmocka_unit_test(slow_and_soft_speech_hides_no_cutting_in),
		cmocka_unit_test(impatience_needs_a_baseline),
		cmocka_unit_test(a_flat_melody_is_monotone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
