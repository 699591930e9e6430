#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "language_choice.h"

static enum language choose(double zh, double en)
{
	struct language_evidence evidence[LANGUAGE_COUNT] = { 0 };

	evidence[LANGUAGE_ZH] = (struct language_evidence){ !isnan(zh), 9, zh };
	evidence[LANGUAGE_EN] = (struct language_evidence){ !isnan(en), 9, en };
	return language_choose(evidence);
}

static void the_surer_language_is_chosen(void **state)
{
	(void)state;
	assert_int_equal(choose(0.86, 0.31), LANGUAGE_ZH);
	assert_int_equal(choose(0.34, 0.69), LANGUAGE_EN);
}

static void a_language_alone_is_chosen_when_it_is_sure(void **state)
{
	(void)state;
	assert_int_equal(choose(0.8, (double)NAN), LANGUAGE_ZH);
}

static void speech_that_no_model_hears_well_is_nobodys(void **state)
{
	(void)state;
	assert_int_equal(choose(0.44, 0.31), LANGUAGE_UNKNOWN);
	assert_int_equal(choose((double)NAN, (double)NAN), LANGUAGE_UNKNOWN);
}

static void languages_heard_alike_are_not_told_apart(void **state)
{
	(void)state;
	assert_int_equal(choose(0.66, 0.62), LANGUAGE_UNKNOWN);
}

/* Two seconds by each party, a word of one second each. */
static void take(struct language_evidence *evidence, int channels)
{
	static const struct word words[] = { { { 0.0, 1.0 }, "a", 0.9 },
		{ { 2.0, 3.0 }, "b", 0.1 } };
	struct call call = { .meta = { .agent_channel = 1 } };
	struct failure why;

	call.audio.channels = channels;
	for (size_t i = 0; i < 2; i++) {
		const struct utterance utterance = {
			.when = { 2.0 * (double)i, 2.0 * (double)i + 2.0 },
			.channel = (int)i,
			.first_word = i,
			.word_count = 1,
		};

		assert_int_equal(
			call_add_word(&call, &words[i], &why), STATUS_OK);
		assert_int_equal(
			call_add_utterance(&call, &utterance, &why), STATUS_OK);
	}
	language_evidence_take(evidence, &call);
	call_release(&call);
}

static void the_agents_words_are_the_evidence(void **state)
{
	struct language_evidence evidence;

	(void)state;
	take(&evidence, 2);
	assert_true(evidence.is_heard);
	assert_float_equal(evidence.speech_s, 2.0, 1e-9);
	assert_float_equal(evidence.confidence, 0.9, 1e-9);
}

static void a_mono_call_is_evidence_as_a_whole(void **state)
{
	struct language_evidence evidence;

	(void)state;
	take(&evidence, 1);
	assert_float_equal(evidence.speech_s, 4.0, 1e-9);
	assert_float_equal(evidence.confidence, 0.5, 1e-9);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_surer_language_is_chosen),
		cmocka_unit_test(a_language_alone_is_chosen_when_it_is_sure),
		cmocka_unit_test(speech_that_no_model_hears_well_is_nobodys),
		cmocka_unit_test(languages_heard_alike_are_not_told_apart),
		cmocka_unit_test(the_agents_words_are_the_evidence),
		cmocka_unit_test(a_mono_call_is_evidence_as_a_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
