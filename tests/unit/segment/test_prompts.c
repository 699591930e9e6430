#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "prompts.h"
#include "turns.h"

#define AGENT 0
#define CUSTOMER 1

static struct call call;
static struct failure why;

static int clear(void **state)
{
	(void)state;
	call_clear(&call);
	call.audio.channels = 2;
	call.meta.agent_channel = 1;
	return 0;
}

static int release(void **state)
{
	(void)state;
	call_release(&call);
	return 0;
}

static void speak(int channel, double start_s, double end_s)
{
	const struct utterance utterance = { .when = { start_s, end_s },
		.channel = channel };

	assert_int_equal(
		call_add_utterance(&call, &utterance, &why), STATUS_OK);
}

static void sound(
	enum sound_kind kind, int channel, double start_s, double end_s)
{
	const struct sound sound = { { start_s, end_s }, kind, channel };

	assert_int_equal(call_add_sound(&call, &sound, &why), STATUS_OK);
}

static size_t count_of(enum sound_kind kind)
{
	size_t count = 0;

	for (size_t i = 0; i < call.sounds.count; i++)
		count += call.sounds.items[i].kind == kind;
	return count;
}

static size_t prompts(void)
{
	assert_int_equal(prompts_find(&call, &why), STATUS_OK);
	return count_of(SOUND_IVR);
}

static size_t holds(void)
{
	assert_int_equal(holds_find(&call, &why), STATUS_OK);
	return count_of(SOUND_HOLD);
}

static void assert_last_is(int channel, double start_s, double end_s)
{
	const struct sound *last = &call.sounds.items[call.sounds.count - 1];

	assert_int_equal(last->channel, channel);
	assert_float_equal(last->when.start_s, start_s, 1e-9);
	assert_float_equal(last->when.end_s, end_s, 1e-9);
}

/* ---- announcements ---- */

static void what_is_said_before_the_ring_is_an_announcement(void **state)
{
	(void)state;
	speak(AGENT, 1.0, 4.0);
	sound(SOUND_RINGBACK, AGENT, 5.0, 6.0);
	speak(AGENT, 7.0, 9.0);
	speak(CUSTOMER, 10.0, 12.0);
	assert_int_equal(prompts(), 1);
	assert_last_is(AGENT, 1.0, 4.0);
}

static void queue_music_and_keys_lead_to_an_agent_too(void **state)
{
	static const enum sound_kind kinds[] = { SOUND_MUSIC, SOUND_DTMF };

	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
		(void)clear(state);
		speak(AGENT, 1.0, 4.0);
		sound(kinds[i], AGENT, 5.0, 6.0);
		speak(CUSTOMER, 10.0, 12.0);
		assert_int_equal(prompts(), 1);
		(void)release(state);
	}
}

static void a_busy_tone_leads_nowhere(void **state)
{
	(void)state;
	speak(AGENT, 1.0, 4.0);
	sound(SOUND_BUSY, AGENT, 5.0, 6.0);
	speak(CUSTOMER, 10.0, 12.0);
	assert_int_equal(prompts(), 0);
}

static void announcements_close_to_each_other_are_one(void **state)
{
	(void)state;
	speak(AGENT, 1.0, 4.0);
	speak(AGENT, 5.5, 7.0);
	sound(SOUND_RINGBACK, AGENT, 8.0, 9.0);
	assert_int_equal(prompts(), 1);
	assert_last_is(AGENT, 1.0, 7.0);
}

static void announcements_far_from_each_other_are_two(void **state)
{
	(void)state;
	speak(AGENT, 1.0, 4.0);
	speak(AGENT, 6.5, 7.0);
	sound(SOUND_RINGBACK, AGENT, 8.0, 9.0);
	assert_int_equal(prompts(), 2);
	assert_last_is(AGENT, 6.5, 7.0);
}

static void music_behind_the_customer_s_first_word_connects_nobody(void **state)
{
	(void)state;
	speak(AGENT, 1.0, 4.0);
	speak(CUSTOMER, 4.5, 6.0);
	sound(SOUND_MUSIC, AGENT, 7.0, 20.0);
	assert_int_equal(prompts(), 0);
}

static void the_agent_may_be_on_the_second_channel(void **state)
{
	(void)state;
	call.meta.agent_channel = 2;
	speak(1, 1.0, 4.0);
	sound(SOUND_RINGBACK, 1, 5.0, 6.0);
	speak(0, 10.0, 12.0);
	assert_int_equal(prompts(), 1);
	assert_last_is(1, 1.0, 4.0);
}

static void on_one_channel_no_machine_is_told_from_a_person(void **state)
{
	(void)state;
	speak(AGENT, 1.0, 4.0);
	sound(SOUND_RINGBACK, AGENT, 5.0, 6.0);
	call.recording.is_dual_mono = true;
	assert_int_equal(prompts(), 0);
	call.recording.is_dual_mono = false;
	call.audio.channels = 1;
	assert_int_equal(prompts(), 0);
}

static void an_announcement_s_turn_is_the_system_s(void **state)
{
	(void)state;
	speak(AGENT, 1.0, 4.0);
	sound(SOUND_RINGBACK, AGENT, 5.0, 6.0);
	speak(AGENT, 7.0, 9.0);
	assert_int_equal(prompts(), 1);
	assert_int_equal(turns_build(&call, &why), STATUS_OK);
	assert_int_equal(call.turns.items[0].party, PARTY_SYSTEM);
	assert_int_equal(call.turns.items[1].party, PARTY_AGENT);
}

/* ---- waiting ---- */

static void music_in_a_conversation_is_a_hold_of_the_line(void **state)
{
	(void)state;
	speak(AGENT, 1.0, 4.0);
	sound(SOUND_MUSIC, AGENT, 5.0, 25.0);
	assert_int_equal(holds(), 1);
	assert_last_is(SOUND_ON_ALL, 5.0, 25.0);
}

static void music_before_anybody_spoke_is_no_hold(void **state)
{
	(void)state;
	sound(SOUND_MUSIC, AGENT, 5.0, 25.0);
	speak(AGENT, 26.0, 28.0);
	assert_int_equal(holds(), 0);
}

static void music_behind_an_announcement_is_no_hold(void **state)
{
	(void)state;
	speak(AGENT, 1.0, 4.0);
	sound(SOUND_IVR, AGENT, 1.0, 4.0);
	sound(SOUND_MUSIC, AGENT, 5.0, 25.0);
	assert_int_equal(holds(), 0);
}

static void music_that_the_other_party_talks_through_is_no_hold(void **state)
{
	(void)state;
	speak(AGENT, 1.0, 4.0);
	sound(SOUND_MUSIC, AGENT, 5.0, 25.0);
	speak(CUSTOMER, 10.0, 14.1);
	assert_int_equal(holds(), 0);
}

static void a_word_of_the_other_party_does_not_end_a_hold(void **state)
{
	(void)state;
	speak(AGENT, 1.0, 4.0);
	sound(SOUND_MUSIC, AGENT, 5.0, 25.0);
	speak(CUSTOMER, 10.0, 13.9);
	assert_int_equal(holds(), 1);
}

static void a_hold_that_is_known_is_not_found_again(void **state)
{
	(void)state;
	speak(AGENT, 1.0, 4.0);
	sound(SOUND_HOLD, SOUND_ON_ALL, 4.5, 26.0);
	sound(SOUND_MUSIC, AGENT, 5.0, 25.0);
	assert_int_equal(holds(), 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, clear, release)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(what_is_said_before_the_ring_is_an_announcement),
		TEST(queue_music_and_keys_lead_to_an_agent_too),
		TEST(a_busy_tone_leads_nowhere),
		TEST(announcements_close_to_each_other_are_one),
		TEST(announcements_far_from_each_other_are_two),
		TEST(music_behind_the_customer_s_first_word_connects_nobody),
		TEST(the_agent_may_be_on_the_second_channel),
		TEST(on_one_channel_no_machine_is_told_from_a_person),
		TEST(an_announcement_s_turn_is_the_system_s),
		TEST(music_in_a_conversation_is_a_hold_of_the_line),
		TEST(music_before_anybody_spoke_is_no_hold),
		TEST(music_behind_an_announcement_is_no_hold),
		TEST(music_that_the_other_party_talks_through_is_no_hold),
		TEST(a_word_of_the_other_party_does_not_end_a_hold),
		TEST(a_hold_that_is_known_is_not_found_again),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
