#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "turns.h"

static struct call call;

static int clear(void **state)
{
	(void)state;
	call_clear(&call);
	return 0;
}

static int release(void **state)
{
	(void)state;
	call_release(&call);
	return 0;
}

static void say(enum party party, double start_s, double end_s)
{
	const struct utterance utterance = {
		.when = { start_s, end_s },
		.party = party,
		.channel = party == PARTY_CUSTOMER,
	};
	struct failure why;

	assert_int_equal(
		call_add_utterance(&call, &utterance, &why), STATUS_OK);
}

static void assert_turns(size_t count)
{
	struct failure why;

	assert_int_equal(turns_build(&call, &why), STATUS_OK);
	assert_int_equal(call.turns.count, count);
}

static void a_pause_does_not_end_a_turn(void **state)
{
	(void)state;
	say(PARTY_AGENT, 0.0, 2.0);
	say(PARTY_AGENT, 2.0 + 0.9 * TURN_LAPSE_S, 9.0);
	assert_turns(1);
}

static void a_lapse_ends_a_turn(void **state)
{
	(void)state;
	say(PARTY_AGENT, 0.0, 2.0);
	say(PARTY_AGENT, 2.0 + 1.1 * TURN_LAPSE_S, 9.0);
	assert_turns(2);
}

static void who_speaks_in_anothers_pause_takes_the_floor(void **state)
{
	(void)state;
	say(PARTY_AGENT, 0.0, 2.0);
	say(PARTY_CUSTOMER, 2.2, 2.5);
	say(PARTY_AGENT, 2.7, 4.0);
	assert_turns(3);
}

static void who_goes_on_over_a_remark_keeps_the_turn(void **state)
{
	(void)state;
	say(PARTY_AGENT, 0.0, 3.0);
	say(PARTY_CUSTOMER, 2.5, 3.2);
	say(PARTY_AGENT, 3.4, 5.0);
	assert_turns(2);
}

static void who_is_talked_over_and_waits_has_lost_the_turn(void **state)
{
	(void)state;
	say(PARTY_AGENT, 0.0, 3.0);
	say(PARTY_CUSTOMER, 2.5, 5.0);
	say(PARTY_AGENT, 3.2 + TURN_RESUME_S, 9.0);
	assert_turns(3);
}

static void a_remark_into_long_talk_is_no_part_of_the_answer(void **state)
{
	(void)state;
	say(PARTY_AGENT, 0.0, 8.0);
	say(PARTY_CUSTOMER, 3.0, 4.0);
	say(PARTY_CUSTOMER, 7.5, 11.0);
	assert_turns(3);
}

static void a_remark_that_goes_on_is_one_turn(void **state)
{
	(void)state;
	say(PARTY_AGENT, 0.0, 8.0);
	say(PARTY_CUSTOMER, 3.0, 4.0);
	say(PARTY_CUSTOMER, 4.5, 6.0);
	assert_turns(2);
}

#define TURNS_TEST(f) cmocka_unit_test_setup(f, clear)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TURNS_TEST(a_pause_does_not_end_a_turn),
		TURNS_TEST(a_lapse_ends_a_turn),
		TURNS_TEST(who_speaks_in_anothers_pause_takes_the_floor),
		TURNS_TEST(who_goes_on_over_a_remark_keeps_the_turn),
		TURNS_TEST(who_is_talked_over_and_waits_has_lost_the_turn),
		TURNS_TEST(a_remark_into_long_talk_is_no_part_of_the_answer),
		TURNS_TEST(a_remark_that_goes_on_is_one_turn),
	};

	return cmocka_run_group_tests(tests, NULL, release);
}
