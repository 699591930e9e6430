#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "drawing.h"

static struct call call;
static struct text svg;

static int begin(void **state)
{
	(void)state;
	call_clear(&call);
	text_clear(&svg);
	call.recording.duration_s = 20.0;
	call.recording.channels = 2;
	return 0;
}

static int end(void **state)
{
	(void)state;
	call_release(&call);
	text_release(&svg);
	return 0;
}

/* `party` speaks from `start_s` to `end_s` without a word. */
static void speak(enum party party, double start_s, double end_s)
{
	int channel = party == PARTY_CUSTOMER;
	const struct utterance utterance = { .when = { start_s, end_s },
		.channel = call.recording.channels > 1 ? channel : 0,
		.party = party,
		.pitch_hz = NAN,
		.pitch_range_st = NAN };
	const struct turn turn = { .when = utterance.when,
		.party = party,
		.channel = utterance.channel,
		.first_utterance = call.utterances.count,
		.utterance_count = 1 };

	assert_int_equal(
		call_add_utterance(&call, &utterance, NULL), STATUS_OK);
	assert_int_equal(call_add_turn(&call, &turn, NULL), STATUS_OK);
}

/* How often the picture has `part`. */
static int count(const struct drawing *drawing, const char *part)
{
	int found = 0;

	assert_int_equal(drawing_write(drawing, &svg, NULL), STATUS_OK);
	for (const char *at = text_string(&svg); (at = strstr(at, part)); at++)
		found++;
	return found;
}

/* How many shapes of a class there are but for the one of the legend. */
static int count_drawn(const char *class)
{
	return count(&(struct drawing){ .call = &call }, class) - 1;
}

static void both_parties_at_once_are_marked(void **state)
{
	(void)state;
	speak(PARTY_AGENT, 1.0, 4.0);
	speak(PARTY_CUSTOMER, 3.0, 6.0);
	assert_int_equal(count_drawn("<g class=\"overlap\">"), 1);
}

static void parties_in_turn_do_not_overlap(void **state)
{
	(void)state;
	speak(PARTY_AGENT, 1.0, 3.0);
	speak(PARTY_CUSTOMER, 3.0, 6.0);
	assert_int_equal(count_drawn("<g class=\"overlap\">"), 0);
}

static void a_silence_is_marked(void **state)
{
	(void)state;
	speak(PARTY_AGENT, 1.0, 3.0);
	speak(PARTY_CUSTOMER, 6.0, 7.0);
	assert_int_equal(count_drawn("<g class=\"silence\">"), 1);
}

static void music_is_no_silence(void **state)
{
	(void)state;
	speak(PARTY_AGENT, 1.0, 3.0);
	assert_int_equal(
		call_add_sound(&call,
			&(struct sound){ { 3.0, 8.0 }, SOUND_MUSIC, 0 }, NULL),
		STATUS_OK);
	speak(PARTY_CUSTOMER, 8.0, 9.0);
	assert_int_equal(count_drawn("<g class=\"silence\">"), 0);
}

static void one_channel_without_parties_has_one_lane(void **state)
{
	(void)state;
	call.recording.channels = 1;
	speak(PARTY_UNKNOWN, 1.0, 3.0);
	assert_int_equal(count(&(struct drawing){ .call = &call },
				 "<text class=\"lane\""),
		1);
}

static void one_channel_with_parties_has_a_lane_for_each(void **state)
{
	(void)state;
	call.recording.channels = 1;
	speak(PARTY_AGENT, 1.0, 3.0);
	assert_int_equal(count(&(struct drawing){ .call = &call },
				 "<text class=\"lane\""),
		2);
}

static void a_hit_is_named_where_it_begins(void **state)
{
	const struct drawing_hit hits[] = {
		{ .when = { 9.0, 11.0 }, .title = "R&D", .value = VERDICT_FAIL }
	};

	(void)state;
	assert_int_equal(count(&(struct drawing){ .call = &call,
				       .hits = hits,
				       .hit_count = 1,
				       .row_s = 10.0 },
				 ">R&amp;D<"),
		1);
}

static void more_hits_than_find_a_place_are_marked_all_the_same(void **state)
{
	struct drawing_hit hits[20];

	(void)state;
	for (int i = 0; i < 20; i++)
		hits[i] = (struct drawing_hit){ .when = { 9.0, 10.0 },
			.title = "greets the customer by name" };
	assert_int_equal(count(&(struct drawing){ .call = &call,
				       .hits = hits,
				       .hit_count = 20 },
				 "<rect class=\"place\""),
		20);
}

static void ten_hours_fit_on_a_page_that_can_be_drawn(void **state)
{
	(void)state;
	call.recording.duration_s = 36000.0;
	assert_in_range(count(&(struct drawing){ .call = &call, .row_s = 1.0 },
				"class=\"axis\""),
		1, 64);
}

static void an_empty_call_is_drawn(void **state)
{
	(void)state;
	call.recording.duration_s = 0.0;
	assert_int_equal(
		count(&(struct drawing){ .call = &call }, "</svg>"), 1);
}

#define TEST(test) cmocka_unit_test_setup_teardown(test, begin, end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(both_parties_at_once_are_marked),
		TEST(parties_in_turn_do_not_overlap),
		TEST(a_silence_is_marked),
		TEST(music_is_no_silence),
		TEST(one_channel_without_parties_has_one_lane),
		TEST(one_channel_with_parties_has_a_lane_for_each),
		TEST(a_hit_is_named_where_it_begins),
		TEST(more_hits_than_find_a_place_are_marked_all_the_same),
		TEST(ten_hours_fit_on_a_page_that_can_be_drawn),
		TEST(an_empty_call_is_drawn),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
