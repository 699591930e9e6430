#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "audio.h"
#include "scarce_memory.h"

#define RATE_HZ 8000

/* Appends up to `most_s` seconds whose frame f has sample f % 30000. */
static void append(struct audio *audio, double most_s)
{
	int64_t count = audio_frame(audio, most_s);

	audio_advance(audio);
	for (int c = 0; c < audio->channels; c++) {
		int16_t *samples = audio_at(audio, c, audio->end);

		for (int64_t i = 0; i < count; i++)
			samples[i] = (int16_t)((audio->end + i) % 30000);
	}
	audio->end += count;
}

static void start(struct audio *audio, int channels)
{
	struct failure why;

	assert_int_equal(
		audio_start(audio, RATE_HZ, channels, &why), STATUS_OK);
}

static void a_new_window_is_empty(void **state)
{
	struct audio audio = { 0 };

	(void)state;
	start(&audio, 2);
	assert_int_equal(audio.start, 0);
	assert_int_equal(audio.end, 0);
	assert_false(audio.is_ended);
	audio_release(&audio);
}

static void the_newest_chunk_is_fresh(void **state)
{
	struct audio audio = { 0 };

	(void)state;
	start(&audio, 1);
	append(&audio, AUDIO_CHUNK_S);
	append(&audio, 10.0);
	assert_int_equal(audio.fresh, 30 * RATE_HZ);
	assert_int_equal(audio.end, 40 * RATE_HZ);
	audio_release(&audio);
}

static void older_sound_stays_for_the_promised_time(void **state)
{
	struct audio audio = { 0 };

	(void)state;
	start(&audio, 1);
	for (int i = 0; i < 5; i++)
		append(&audio, AUDIO_CHUNK_S);
	assert_int_equal(audio.end - audio.start,
		(int64_t)((AUDIO_KEEP_S + AUDIO_CHUNK_S) * RATE_HZ));
	audio_release(&audio);
}

static void frames_keep_their_samples_as_the_window_moves(void **state)
{
	struct audio audio = { 0 };

	(void)state;
	start(&audio, 2);
	for (int i = 0; i < 7; i++)
		append(&audio, i % 2 ? 7.3 : AUDIO_CHUNK_S);
	for (int64_t frame = audio.start; frame < audio.end; frame += 777)
		for (int c = 0; c < 2; c++)
			assert_int_equal(*audio_at(&audio, c, frame),
				(int16_t)(frame % 30000));
	audio_release(&audio);
}

static void short_chunks_drop_nothing_too_soon(void **state)
{
	struct audio audio = { 0 };

	(void)state;
	start(&audio, 1);
	for (int i = 0; i < 20; i++)
		append(&audio, 1.0);
	assert_int_equal(audio.start, 0);
	audio_release(&audio);
}

static void a_second_recording_starts_at_zero(void **state)
{
	struct audio audio = { 0 };

	(void)state;
	start(&audio, 2);
	append(&audio, AUDIO_CHUNK_S);
	audio.is_ended = audio.is_dual_mono = true;
	start(&audio, 1);
	assert_int_equal(audio.end, 0);
	assert_false(audio.is_ended);
	assert_false(audio.is_dual_mono);
	audio_release(&audio);
}

static void a_second_recording_needs_no_memory(void **state)
{
	struct audio audio = { 0 };
	struct failure why;
	enum status rc;

	(void)state;
	start(&audio, 2);
	scarce_memory_refuse(0);
	rc = audio_start(&audio, RATE_HZ, 2, &why);
	assert_false(scarce_memory_grant());
	assert_int_equal(rc, STATUS_OK);
	audio_release(&audio);
}

static void a_higher_rate_gets_a_larger_window(void **state)
{
	struct audio audio = { 0 };
	struct failure why;

	(void)state;
	start(&audio, 2);
	assert_int_equal(audio_start(&audio, 48000, 2, &why), STATUS_OK);
	append(&audio, AUDIO_CHUNK_S);
	append(&audio, AUDIO_CHUNK_S);
	append(&audio, AUDIO_CHUNK_S);
	assert_int_equal(audio.end, 90 * 48000);
	audio_release(&audio);
}

static void every_refused_allocation_is_said(void **state)
{
	struct failure why;
	long n = 0;

	(void)state;
	for (;; n++) {
		struct audio audio = { 0 };
		enum status rc;

		scarce_memory_refuse(n);
		rc = audio_start(&audio, RATE_HZ, 2, &why);
		audio_release(&audio);
		if (!scarce_memory_grant())
			break;
		assert_int_equal(rc, STATUS_NO_MEMORY);
	}
	assert_int_equal(n, 2);
}

static void times_round_to_the_nearest_frame(void **state)
{
	struct audio audio = { .rate_hz = RATE_HZ };

	(void)state;
	assert_int_equal(audio_frame(&audio, 1.00006), 8000);
	assert_int_equal(audio_frame(&audio, 1.00007), 8001);
	assert_true(audio_time_s(&audio, 12000) == 1.5);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_new_window_is_empty),
		cmocka_unit_test(the_newest_chunk_is_fresh),
		cmocka_unit_test(older_sound_stays_for_the_promised_time),
		cmocka_unit_test(frames_keep_their_samples_as_the_window_moves),
		cmocka_unit_test(short_chunks_drop_nothing_too_soon),
		cmocka_unit_test(a_second_recording_starts_at_zero),
		cmocka_unit_test(a_second_recording_needs_no_memory),
		cmocka_unit_test(a_higher_rate_gets_a_larger_window),
		cmocka_unit_test(every_refused_allocation_is_said),
		cmocka_unit_test(times_round_to_the_nearest_frame),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
