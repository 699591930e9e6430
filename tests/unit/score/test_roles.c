#include "judging.h"

#include "roles.h"

static const char script[] =
	"  c: {any: [hello, wish]}\n"
	"  hello: {said: [请问有什么可以帮您], by: agent}\n"
	"  wish: {said: [我要投诉你们], by: customer}\n";

/* The roles of a dialogue whose A: and C: are only a first guess. */
static bool settle_call(struct judging *judging, const char *dialogue,
	enum direction direction, bool is_by_voice, double separation)
{
	bool is_lost = true;

	judging_condition(judging, script);
	judging_read(judging, dialogue);
	judging->call.meta.direction = direction;
	judging->call.is_imported = false;
	judging->call.voices.is_by_voice = is_by_voice;
	judging->call.voices.separation = separation;
	assert_int_equal(score_roles(judging->scorer, judging->scratch,
				 &judging->call, &is_lost, &judging->why),
		STATUS_OK);
	return is_lost;
}

static bool settle(struct judging *judging, const char *dialogue,
	bool is_by_voice, double separation)
{
	return settle_call(
		judging, dialogue, DIRECTION_UNKNOWN, is_by_voice, separation);
}

static void who_greets_is_the_agent(void **state)
{
	struct judging judging;

	(void)state;
	assert_false(
		settle(&judging, "A: 喂\nC: 请问有什么可以帮您\n", true, 0.9));
	assert_int_equal(judging.call.turns.items[1].party, PARTY_AGENT);
	judging_end(&judging);
}

static void who_complains_is_the_customer(void **state)
{
	struct judging judging;

	(void)state;
	assert_false(settle(&judging, "A: 我要投诉你们\nC: 嗯\n", true, 0.9));
	assert_int_equal(judging.call.turns.items[0].party, PARTY_CUSTOMER);
	judging_end(&judging);
}

static void without_a_word_of_script_nobody_is_known(void **state)
{
	struct judging judging;

	(void)state;
	assert_true(settle(&judging, "A: 天气不错\nC: 是的\n", true, 0.9));
	assert_int_equal(judging.call.utterances.items[0].party, PARTY_UNKNOWN);
	judging_end(&judging);
}

static void who_answers_an_inbound_call_is_the_agent(void **state)
{
	struct judging judging;

	(void)state;
	assert_false(settle_call(&judging, "A: 天气不错\nC: 是的\n",
		DIRECTION_INBOUND, true, 0.9));
	assert_int_equal(judging.call.turns.items[0].party, PARTY_AGENT);
	judging_end(&judging);
}

static void who_answers_an_outbound_call_is_the_customer(void **state)
{
	struct judging judging;

	(void)state;
	assert_false(settle_call(&judging, "A: 天气不错\nC: 是的\n",
		DIRECTION_OUTBOUND, true, 0.9));
	assert_int_equal(judging.call.turns.items[0].party, PARTY_CUSTOMER);
	judging_end(&judging);
}

static void a_greeting_outweighs_who_answers(void **state)
{
	struct judging judging;

	(void)state;
	assert_false(settle_call(&judging, "A: 喂\nC: 请问有什么可以帮您\n",
		DIRECTION_INBOUND, true, 0.9));
	assert_int_equal(judging.call.turns.items[1].party, PARTY_AGENT);
	judging_end(&judging);
}

static void voices_too_alike_have_no_roles(void **state)
{
	struct judging judging;

	(void)state;
	assert_true(
		settle(&judging, "A: 请问有什么可以帮您\nC: 喂\n", true, 0.3));
	judging_end(&judging);
}

static void a_greeting_on_the_wrong_channel_exchanges_the_channels(void **state)
{
	struct judging judging;

	(void)state;
	assert_false(
		settle(&judging, "A: 喂\nC: 请问有什么可以帮您\n", false, NAN));
	assert_true(judging.call.voices.is_exchanged);
	judging_end(&judging);
}

static void channels_stay_when_nothing_is_said(void **state)
{
	struct judging judging;

	(void)state;
	assert_false(settle(&judging, "C: 天气不错\nA: 是的\n", false, NAN));
	assert_false(judging.call.voices.is_exchanged);
	judging_end(&judging);
}

static void a_greeting_that_both_say_exchanges_nothing(void **state)
{
	struct judging judging;

	(void)state;
	assert_false(settle(&judging,
		"A: 请问有什么可以帮您\nC: 请问有什么可以帮您\n", false, NAN));
	assert_false(judging.call.voices.is_exchanged);
	judging_end(&judging);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(who_greets_is_the_agent),
		cmocka_unit_test(who_complains_is_the_customer),
		cmocka_unit_test(without_a_word_of_script_nobody_is_known),
		cmocka_unit_test(who_answers_an_inbound_call_is_the_agent),
		cmocka_unit_test(who_answers_an_outbound_call_is_the_customer),
		cmocka_unit_test(a_greeting_outweighs_who_answers),
		cmocka_unit_test(voices_too_alike_have_no_roles),
		cmocka_unit_test(
			a_greeting_on_the_wrong_channel_exchanges_the_channels),
		cmocka_unit_test(channels_stay_when_nothing_is_said),
		cmocka_unit_test(a_greeting_that_both_say_exchanges_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
