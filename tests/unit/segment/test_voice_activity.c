#include "voice_activity.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#define QUIET_DB (-70.0)
#define ROOM_DB (-44.0)
#define LOUD_DB (-20.0)

static const struct voice_gate gate = { -45.0F, -47.0F, -40.0F };

/* A channel, and what was found on it. */
struct scene {
	struct track track;
	struct voice voice;
	struct frames found[4];
	int count;
};

static void sound(struct scene *scene, int frames, double level_db)
{
	for (int i = 0; i < frames; i++)
		track_add(&scene->track, (float)pow(10.0, level_db / 10.0));
}

static void decide(struct scene *scene)
{
	int64_t end = scene->track.count - TRACK_SMOOTH_HALF;

	for (int64_t frame = 0; frame < end; frame++)
		if (voice_next(&scene->voice, &scene->track, frame, gate,
			    &scene->found[scene->count]))
			scene->count++;
	if (voice_finish(&scene->voice, end, &scene->found[scene->count]))
		scene->count++;
}

static void speech_is_found_with_its_edges(void **state)
{
	struct scene scene = { 0 };

	(void)state;
	sound(&scene, 100, QUIET_DB);
	sound(&scene, 100, LOUD_DB);
	sound(&scene, 100, QUIET_DB);
	decide(&scene);
	assert_int_equal(scene.count, 1);
	assert_in_range(scene.found[0].start, 90, 100);
	assert_in_range(scene.found[0].end, 200, 210);
}

static void a_click_is_not_speech(void **state)
{
	struct scene scene = { 0 };

	(void)state;
	sound(&scene, 100, QUIET_DB);
	sound(&scene, 1, ROOM_DB);
	sound(&scene, 100, QUIET_DB);
	decide(&scene);
	assert_int_equal(scene.count, 0);
}

static void a_knock_is_not_speech(void **state)
{
	struct scene scene = { 0 };

	(void)state;
	sound(&scene, 100, QUIET_DB);
	sound(&scene, 3, LOUD_DB);
	sound(&scene, 100, QUIET_DB);
	decide(&scene);
	assert_int_equal(scene.count, 0);
}

static void a_syllable_is_speech(void **state)
{
	struct scene scene = { 0 };

	(void)state;
	sound(&scene, 100, QUIET_DB);
	sound(&scene, VOICE_LEAST_FRAMES, LOUD_DB);
	sound(&scene, 100, QUIET_DB);
	decide(&scene);
	assert_int_equal(scene.count, 1);
}

static void a_short_pause_is_bridged(void **state)
{
	struct scene scene = { 0 };

	(void)state;
	sound(&scene, 50, LOUD_DB);
	sound(&scene, VOICE_PAUSE_FRAMES - 10, QUIET_DB);
	sound(&scene, 50, LOUD_DB);
	sound(&scene, 100, QUIET_DB);
	decide(&scene);
	assert_int_equal(scene.count, 1);
	assert_in_range(scene.found[0].end, 125, 135);
}

static void a_long_pause_parts_two(void **state)
{
	struct scene scene = { 0 };

	(void)state;
	sound(&scene, 50, LOUD_DB);
	sound(&scene, 2 * VOICE_PAUSE_FRAMES, QUIET_DB);
	sound(&scene, 50, LOUD_DB);
	decide(&scene);
	assert_int_equal(scene.count, 2);
}

static void the_room_does_not_prolong_speech(void **state)
{
	struct scene scene = { 0 };

	(void)state;
	sound(&scene, 50, LOUD_DB);
	for (int i = 0; i < 4; i++) {
		sound(&scene, 15, QUIET_DB);
		sound(&scene, 4, ROOM_DB);
	}
	sound(&scene, 100, QUIET_DB);
	decide(&scene);
	assert_int_equal(scene.count, 1);
	assert_in_range(scene.found[0].end, 50, 60);
}

static void a_soft_ending_without_a_gap_is_kept(void **state)
{
	struct scene scene = { 0 };

	(void)state;
	sound(&scene, 50, LOUD_DB);
	sound(&scene, 30, ROOM_DB);
	sound(&scene, 100, QUIET_DB);
	decide(&scene);
	assert_int_equal(scene.count, 1);
	assert_in_range(scene.found[0].end, 80, 90);
}

static void a_masked_frame_ends_speech(void **state)
{
	struct scene scene = { 0 };

	(void)state;
	sound(&scene, 200, LOUD_DB);
	track_mark(&scene.track, (struct frames){ 100, 140 }, MARK_TONE);
	decide(&scene);
	assert_int_equal(scene.count, 2);
	assert_int_equal(scene.found[0].end, 100);
	assert_int_equal(scene.found[1].start, 140);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(speech_is_found_with_its_edges),
		cmocka_unit_test(a_click_is_not_speech),
		cmocka_unit_test(a_knock_is_not_speech),
		cmocka_unit_test(a_syllable_is_speech),
		cmocka_unit_test(a_short_pause_is_bridged),
		cmocka_unit_test(a_long_pause_parts_two),
		cmocka_unit_test(the_room_does_not_prolong_speech),
		cmocka_unit_test(a_soft_ending_without_a_gap_is_kept),
		cmocka_unit_test(a_masked_frame_ends_speech),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
