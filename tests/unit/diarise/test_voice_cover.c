#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "voice_cover.h"

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

static void speak(enum party party, double start_s, double end_s)
{
	const struct utterance utterance = {
		.when = { start_s, end_s },
		.party = party,
	};

	assert_int_equal(
		call_add_utterance(&call, &utterance, NULL), STATUS_OK);
}

static void cover(double start_s, double end_s)
{
	assert_int_equal(
		voice_cover(&call, (struct span){ start_s, end_s }, NULL),
		STATUS_OK);
}

static void check(size_t i, enum party party, double start_s, double end_s)
{
	const struct utterance *utterance = &call.utterances.items[i];

	assert_true(i < call.utterances.count);
	assert_int_equal(utterance->party, party);
	assert_float_equal(utterance->when.start_s, start_s, 1e-9);
	assert_float_equal(utterance->when.end_s, end_s, 1e-9);
}

static void around_a_change_both_go_on_through_it(void **state)
{
	(void)state;
	speak(PARTY_AGENT, 0.0, 5.0);
	speak(PARTY_CUSTOMER, 5.0, 9.0);
	cover(4.5, 5.5);
	check(0, PARTY_AGENT, 0.0, 5.5);
	check(1, PARTY_CUSTOMER, 4.5, 9.0);
	assert_int_equal(call.utterances.count, 2);
}

static void before_a_change_the_next_begins_sooner(void **state)
{
	(void)state;
	speak(PARTY_AGENT, 0.0, 5.0);
	speak(PARTY_CUSTOMER, 5.0, 9.0);
	cover(4.0, 4.8);
	check(0, PARTY_AGENT, 0.0, 5.0);
	check(1, PARTY_CUSTOMER, 4.0, 9.0);
}

static void behind_a_change_the_last_ends_later(void **state)
{
	(void)state;
	speak(PARTY_AGENT, 0.0, 5.0);
	speak(PARTY_CUSTOMER, 5.0, 9.0);
	cover(5.2, 6.0);
	check(0, PARTY_AGENT, 0.0, 6.0);
	check(1, PARTY_CUSTOMER, 5.0, 9.0);
}

static void within_a_turn_the_other_puts_in_a_word(void **state)
{
	(void)state;
	speak(PARTY_AGENT, 0.0, 9.0);
	cover(4.0, 4.6);
	check(0, PARTY_AGENT, 0.0, 9.0);
	check(1, PARTY_CUSTOMER, 4.0, 4.6);
	assert_int_equal(call.utterances.items[1].word_count, 0);
}

static void what_is_far_away_is_left_alone(void **state)
{
	(void)state;
	speak(PARTY_CUSTOMER, 0.0, 2.0);
	speak(PARTY_AGENT, 3.0, 9.0);
	speak(PARTY_CUSTOMER, 9.5, 11.0);
	cover(4.0, 4.6);
	check(0, PARTY_CUSTOMER, 0.0, 2.0);
	check(2, PARTY_CUSTOMER, 9.5, 11.0);
	check(3, PARTY_CUSTOMER, 4.0, 4.6);
}

static void utterances_of_one_party_never_overlap(void **state)
{
	(void)state;
	speak(PARTY_AGENT, 0.0, 4.0);
	speak(PARTY_CUSTOMER, 4.0, 4.7);
	speak(PARTY_AGENT, 4.7, 9.0);
	cover(3.9, 4.9);
	check(0, PARTY_AGENT, 0.0, 4.7);
	check(1, PARTY_CUSTOMER, 3.9, 4.7);
	check(2, PARTY_AGENT, 4.7, 9.0);
}

#define TEST(f) cmocka_unit_test_setup(f, clear)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(around_a_change_both_go_on_through_it),
		TEST(before_a_change_the_next_begins_sooner),
		TEST(behind_a_change_the_last_ends_later),
		TEST(within_a_turn_the_other_puts_in_a_word),
		TEST(what_is_far_away_is_left_alone),
		TEST(utterances_of_one_party_never_overlap),
	};

	return cmocka_run_group_tests(tests, NULL, release);
}
