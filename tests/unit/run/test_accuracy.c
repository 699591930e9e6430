#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "accuracy.h"
#include "pack.h"

/* Ten seconds in which turns are added one by one. */
static void begin(struct call *call)
{
	call_clear(call);
	call->language = LANGUAGE_EN;
	call->recording.duration_s = 10.0;
}

static void say(struct call *call, enum party party, double start_s,
	double end_s, const char *text)
{
	struct failure why;
	const struct word word = { { start_s, end_s }, text, 1.0 };
	const struct turn turn = { .when = { start_s, end_s },
		.party = party,
		.first_word = call->words.count,
		.word_count = 1 };

	assert_int_equal(call_add_word(call, &word, &why), STATUS_OK);
	assert_int_equal(call_add_turn(call, &turn, &why), STATUS_OK);
}

static struct accuracy measure(
	const struct call *call, const struct truth *truth)
{
	struct accuracy accuracy = { 0 };
	struct failure why;

	assert_int_equal(
		accuracy_measure(&accuracy, call, truth, &why), STATUS_OK);
	return accuracy;
}

/* Agent from 1 to 4 s, customer from 5 to 8 s. */
static struct reference_turn two_turns[] = {
	{ { 1.0, 4.0 }, PARTY_AGENT, "good morning" },
	{ { 5.0, 8.0 }, PARTY_CUSTOMER, "hello there" },
};
static const struct reference dialogue = {
	.has_turns = true, .turns = two_turns, .turn_count = 2
};
static const struct truth truth_of_dialogue = { .reference = &dialogue };

static void a_call_without_truth_is_not_compared(void **state)
{
	struct call call = { 0 };
	const struct truth nothing = { .text = NULL };
	struct accuracy accuracy;

	(void)state;
	begin(&call);
	say(&call, PARTY_AGENT, 1, 2, "hello");
	accuracy = measure(&call, &nothing);
	assert_false(
		accuracy.has_words || accuracy.has_talk || accuracy.has_flag);
	call_release(&call);
}

static void the_whole_text_is_compared_in_order(void **state)
{
	struct call call = { 0 };
	const struct truth truth = { .text = "good morning hello" };
	struct accuracy accuracy;

	(void)state;
	begin(&call);
	say(&call, PARTY_UNKNOWN, 1, 2, "good");
	say(&call, PARTY_UNKNOWN, 3, 4, "hello");
	accuracy = measure(&call, &truth);
	assert_true(accuracy.has_words);
	assert_int_equal(accuracy.words.reference_count, 3);
	assert_int_equal(alignment_errors(&accuracy.words), 1);
	call_release(&call);
}

static void overlap_does_not_scramble_the_words_of_a_party(void **state)
{
	struct call call = { 0 };
	struct reference_turn turns[] = {
		{ { 1, 4 }, PARTY_AGENT, "one two" },
		{ { 2, 3 }, PARTY_CUSTOMER, "yes" },
	};
	const struct reference reference = {
		.has_turns = true, .turns = turns, .turn_count = 2
	};
	const struct truth truth = { .reference = &reference };
	struct accuracy accuracy;

	(void)state;
	begin(&call);
	say(&call, PARTY_AGENT, 1, 2, "one");
	say(&call, PARTY_CUSTOMER, 2, 3, "yes");
	say(&call, PARTY_AGENT, 3, 4, "two");
	accuracy = measure(&call, &truth);
	assert_int_equal(accuracy.words.reference_count, 3);
	assert_int_equal(alignment_errors(&accuracy.words), 0);
	call_release(&call);
}

static void words_of_the_wrong_party_are_wrong(void **state)
{
	struct call call = { 0 };
	struct accuracy accuracy;

	(void)state;
	begin(&call);
	say(&call, PARTY_CUSTOMER, 1, 4, "good morning");
	say(&call, PARTY_AGENT, 5, 8, "hello there");
	accuracy = measure(&call, &truth_of_dialogue);
	assert_int_equal(alignment_errors(&accuracy.words), 4);
	call_release(&call);
}

static void reference_turns_are_taken_in_order_of_time(void **state)
{
	struct call call = { 0 };
	struct reference_turn turns[] = {
		{ { 5, 6 }, PARTY_AGENT, "two" },
		{ { 1, 2 }, PARTY_AGENT, "one" },
	};
	const struct reference reference = {
		.has_turns = true, .turns = turns, .turn_count = 2
	};
	const struct truth truth = { .reference = &reference };
	struct accuracy accuracy;

	(void)state;
	begin(&call);
	say(&call, PARTY_AGENT, 1, 2, "one");
	say(&call, PARTY_AGENT, 5, 6, "two");
	accuracy = measure(&call, &truth);
	assert_int_equal(alignment_errors(&accuracy.words), 0);
	call_release(&call);
}

static void an_unheard_call_has_no_word_errors(void **state)
{
	struct call call = { 0 };
	struct accuracy accuracy;

	(void)state;
	begin(&call);
	call.unheard = "no model for language yue";
	accuracy = measure(&call, &truth_of_dialogue);
	assert_true(accuracy.is_unheard);
	assert_false(accuracy.has_words);
	call_release(&call);
}

static void exact_turns_have_no_talk_errors(void **state)
{
	struct call call = { 0 };
	struct accuracy accuracy;

	(void)state;
	begin(&call);
	say(&call, PARTY_AGENT, 1, 4, "a");
	say(&call, PARTY_CUSTOMER, 5, 8, "b");
	accuracy = measure(&call, &truth_of_dialogue);
	/* Three seconds without a collar at both ends. */
	assert_float_equal(accuracy.talk[TALKER_AGENT].reference_s, 2.5, 0.011);
	assert_float_equal(
		accuracy.talk[TALKER_ANYBODY].reference_s, 5.0, 0.021);
	for (int t = 0; t < TALKER_COUNT; t++) {
		assert_float_equal(accuracy.talk[t].missed_s, 0.0, 1e-9);
		assert_float_equal(accuracy.talk[t].false_alarm_s, 0.0, 1e-9);
	}
	call_release(&call);
}

static void a_boundary_within_the_collar_costs_nothing(void **state)
{
	struct call call = { 0 };
	struct accuracy accuracy;

	(void)state;
	begin(&call);
	say(&call, PARTY_AGENT, 0.8, 4.2, "a");
	say(&call, PARTY_CUSTOMER, 5.2, 7.8, "b");
	accuracy = measure(&call, &truth_of_dialogue);
	assert_float_equal(accuracy.talk[TALKER_ANYBODY].missed_s, 0.0, 1e-9);
	assert_float_equal(
		accuracy.talk[TALKER_ANYBODY].false_alarm_s, 0.0, 1e-9);
	call_release(&call);
}

static void a_turn_that_is_missed_is_missed_talk(void **state)
{
	struct call call = { 0 };
	struct accuracy accuracy;

	(void)state;
	begin(&call);
	say(&call, PARTY_AGENT, 1, 4, "a");
	accuracy = measure(&call, &truth_of_dialogue);
	assert_float_equal(accuracy.talk[TALKER_CUSTOMER].missed_s, 2.5, 0.011);
	assert_float_equal(accuracy.talk[TALKER_AGENT].missed_s, 0.0, 1e-9);
	assert_float_equal(accuracy.confused_s, 0.0, 1e-9);
	call_release(&call);
}

static void talk_in_silence_is_a_false_alarm(void **state)
{
	struct call call = { 0 };
	struct accuracy accuracy;

	(void)state;
	begin(&call);
	say(&call, PARTY_AGENT, 1, 4, "a");
	say(&call, PARTY_CUSTOMER, 5, 8, "b");
	say(&call, PARTY_AGENT, 9, 10, "c");
	accuracy = measure(&call, &truth_of_dialogue);
	assert_float_equal(
		accuracy.talk[TALKER_AGENT].false_alarm_s, 1.0, 0.011);
	call_release(&call);
}

static void talk_of_the_other_party_is_confused(void **state)
{
	struct call call = { 0 };
	struct accuracy accuracy;

	(void)state;
	begin(&call);
	say(&call, PARTY_CUSTOMER, 1, 4, "a");
	say(&call, PARTY_CUSTOMER, 5, 8, "b");
	accuracy = measure(&call, &truth_of_dialogue);
	assert_float_equal(accuracy.confused_s, 2.5, 0.011);
	assert_float_equal(accuracy.talk[TALKER_ANYBODY].missed_s, 0.0, 1e-9);
	call_release(&call);
}

static void without_parties_only_speech_is_compared(void **state)
{
	struct call call = { 0 };
	struct accuracy accuracy;

	(void)state;
	begin(&call);
	say(&call, PARTY_UNKNOWN, 1, 8, "good morning hello there");
	accuracy = measure(&call, &truth_of_dialogue);
	assert_false(accuracy.has_parties);
	assert_float_equal(accuracy.talk[TALKER_AGENT].reference_s, 0.0, 1e-9);
	assert_float_equal(
		accuracy.talk[TALKER_ANYBODY].false_alarm_s, 0.5, 0.021);
	assert_int_equal(alignment_errors(&accuracy.words), 0);
	call_release(&call);
}

static void sounds_count_when_half_of_them_is_covered(void **state)
{
	struct call call = { 0 };
	struct sound spans[] = {
		{ { 0, 2 }, SOUND_RINGBACK, 0 },
		{ { 8, 10 }, SOUND_BUSY, 0 },
	};
	const struct sound heard[] = {
		{ { 0.5, 2 }, SOUND_RINGBACK, 0 },
		{ { 4, 6 }, SOUND_MUSIC, 1 },
	};
	const struct reference reference = {
		.has_spans = true, .spans = spans, .span_count = 2
	};
	const struct truth truth = { .reference = &reference };
	struct accuracy accuracy;
	struct failure why;

	(void)state;
	begin(&call);
	for (int i = 0; i < 2; i++)
		assert_int_equal(
			call_add_sound(&call, &heard[i], &why), STATUS_OK);
	accuracy = measure(&call, &truth);
	assert_float_equal(
		findings_f1(&accuracy.sounds[SOUND_RINGBACK]), 1.0, 1e-9);
	assert_float_equal(
		findings_recall(&accuracy.sounds[SOUND_BUSY]), 0.0, 1e-9);
	assert_float_equal(
		findings_precision(&accuracy.sounds[SOUND_MUSIC]), 0.0, 1e-9);
	assert_true(isnan(findings_f1(&accuracy.sounds[SOUND_DTMF])));
	call_release(&call);
}

static void verdicts_are_found_by_pack_and_rule(void **state)
{
	struct call call = { 0 };
	const struct pack pack = { .name = "p" };
	struct verdict verdicts[] = { { .rule = "greeting",
		.value = VERDICT_FAIL } };
	struct judgement judgement = {
		.pack = &pack, .verdicts = verdicts, .verdict_count = 1
	};
	struct reference_verdict expected[] = {
		{ "p", "greeting", VERDICT_PASS },
		{ "q", "greeting", VERDICT_PASS },
	};
	const struct reference reference = {
		.has_verdicts = true, .verdicts = expected, .verdict_count = 2
	};
	const struct truth truth = { .reference = &reference };
	struct accuracy accuracy;

	(void)state;
	begin(&call);
	call.judgements = &judgement;
	call.judgement_count = 1;
	accuracy = measure(&call, &truth);
	assert_true(accuracy.verdicts[0].is_judged);
	assert_int_equal(accuracy.verdicts[0].value, VERDICT_FAIL);
	assert_false(accuracy.verdicts[1].is_judged);
	accuracy_release(&accuracy);
	call_release(&call);
}

static void reasons_of_a_flag_are_compared(void **state)
{
	struct call call = { 0 };
	const struct verdict churn = { .rule = "churn" };
	const struct verdict anger = { .rule = "anger" };
	struct risk_reason reasons[] = { { &churn, 1.0 }, { &anger, 1.0 } };
	const char *expected[] = { "churn", "regulator" };
	const struct reference reference = { .has_flag = true,
		.is_flagged = true,
		.has_reasons = true,
		.reasons = expected,
		.reason_count = 2 };
	const struct truth truth = { .reference = &reference };
	struct accuracy accuracy;

	(void)state;
	begin(&call);
	call.risk = (struct risk){ .probability = 0.8,
		.is_flagged = true,
		.reasons = reasons,
		.reason_count = 2 };
	accuracy = measure(&call, &truth);
	assert_true(accuracy.has_flag && accuracy.is_flag_expected &&
		    accuracy.is_flagged);
	assert_float_equal(findings_recall(&accuracy.reasons), 0.5, 1e-9);
	assert_float_equal(findings_precision(&accuracy.reasons), 0.5, 1e-9);
	call_release(&call);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_call_without_truth_is_not_compared),
		cmocka_unit_test(the_whole_text_is_compared_in_order),
		cmocka_unit_test(
			overlap_does_not_scramble_the_words_of_a_party),
		cmocka_unit_test(words_of_the_wrong_party_are_wrong),
		cmocka_unit_test(reference_turns_are_taken_in_order_of_time),
		cmocka_unit_test(an_unheard_call_has_no_word_errors),
		cmocka_unit_test(exact_turns_have_no_talk_errors),
		cmocka_unit_test(a_boundary_within_the_collar_costs_nothing),
		cmocka_unit_test(a_turn_that_is_missed_is_missed_talk),
		cmocka_unit_test(talk_in_silence_is_a_false_alarm),
		cmocka_unit_test(talk_of_the_other_party_is_confused),
		cmocka_unit_test(without_parties_only_speech_is_compared),
		cmocka_unit_test(sounds_count_when_half_of_them_is_covered),
		cmocka_unit_test(verdicts_are_found_by_pack_and_rule),
		cmocka_unit_test(reasons_of_a_flag_are_compared),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
