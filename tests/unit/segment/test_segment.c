#include "segment.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define RATE_HZ 8000
#define PI 3.14159265358979323846
#define LOUD_DB (-15.0)
#define FAINT_DB (-40.0)

struct scene {
	struct call call;
	struct segment *segment;
	struct failure why;
};

/* Both lines with noise at -65 dBFS. */
static void start(struct scene *scene, double length_s)
{
	struct audio *audio = &scene->call.audio;
	uint32_t noise = 1;

	*scene = (struct scene){ 0 };
	scene->segment = segment_new(&scene->why);
	assert_non_null(scene->segment);
	assert_int_equal(
		audio_start(audio, RATE_HZ, 2, &scene->why), STATUS_OK);
	audio_advance(audio);
	audio->end = audio_frame(audio, length_s);
	for (int c = 0; c < 2; c++)
		for (int64_t i = 0; i < audio->end; i++) {
			noise = noise * 1664525U + 1013904223U;
			audio_at(audio, c, 0)[i] =
				(int16_t)((int)(noise >> 26) - 32);
		}
}

/* A voice that sways in pitch about `pitch_hz`, in syllables. */
static void speak(struct scene *scene, int channel, struct span when,
	double pitch_hz, double level_db)
{
	struct audio *audio = &scene->call.audio;
	int16_t *samples = audio_at(audio, channel, 0);
	double peak = 32767.0 * pow(10.0, level_db / 20.0);
	double phase = 0.0;

	for (int64_t i = audio_frame(audio, when.start_s);
		i < audio_frame(audio, when.end_s); i++) {
		double at_s = (double)i / RATE_HZ;
		double syllable = 0.6 - 0.4 * cos(2.0 * PI * 4.0 * at_s);
		double sum = 0.0;

		phase += 2.0 * PI * pitch_hz / RATE_HZ *
			 (1.0 + 0.2 * sin(2.0 * PI * 1.5 * at_s));
		for (int h = 1; h <= 8; h++)
			sum += sin(h * phase) / h;
		samples[i] += (int16_t)lround(peak * syllable * sum / 1.5);
	}
}

/* How many utterances there are on the channel. */
static int hear(struct scene *scene, int channel)
{
	struct call *call = &scene->call;
	int count = 0;

	assert_int_equal(
		segment_start(scene->segment, call, &scene->why), STATUS_OK);
	assert_int_equal(
		segment_next(scene->segment, call, &scene->why), STATUS_OK);
	assert_int_equal(
		segment_finish(scene->segment, call, &scene->why), STATUS_OK);
	for (size_t i = 0; i < call->utterances.count; i++)
		count += call->utterances.items[i].channel == channel;
	call_release(call);
	segment_free(scene->segment);
	return count;
}

static void both_parties_are_heard(void **state)
{
	struct scene scene;

	(void)state;
	start(&scene, 12.0);
	speak(&scene, 0, (struct span){ 1.0, 4.0 }, 120.0, LOUD_DB);
	speak(&scene, 1, (struct span){ 5.0, 8.0 }, 210.0, LOUD_DB);
	assert_int_equal(hear(&scene, 1), 1);
}

static void what_a_loud_party_drowns_is_no_utterance(void **state)
{
	struct scene scene;

	(void)state;
	start(&scene, 20.0);
	speak(&scene, 0, (struct span){ 1.0, 6.0 }, 120.0, LOUD_DB);
	speak(&scene, 1, (struct span){ 2.0, 2.4 }, 210.0, FAINT_DB);
	speak(&scene, 1, (struct span){ 12.0, 16.0 }, 210.0, LOUD_DB);
	assert_int_equal(hear(&scene, 1), 1);
}

static void a_quiet_party_that_cuts_in_is_heard(void **state)
{
	struct scene scene;

	(void)state;
	start(&scene, 26.0);
	speak(&scene, 1, (struct span){ 1.0, 6.0 }, 210.0, FAINT_DB);
	speak(&scene, 0, (struct span){ 12.0, 20.0 }, 120.0, LOUD_DB);
	speak(&scene, 1, (struct span){ 14.0, 16.0 }, 210.0, FAINT_DB);
	assert_int_equal(hear(&scene, 1), 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(both_parties_are_heard),
		cmocka_unit_test(what_a_loud_party_drowns_is_no_utterance),
		cmocka_unit_test(a_quiet_party_that_cuts_in_is_heard),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
