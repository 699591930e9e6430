#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

#include "privacy.h"
#include "said_call.h"

/* Fills `spans` with what is silenced of the dialogue. */
static void silence(const char *dialogue, bool is_imported, struct spans *spans)
{
	struct call call = { 0 };
	struct privacy privacy = { 0 };
	struct failure why;

	call.is_imported = is_imported;
	assert_int_equal(said_call(&call, dialogue, &why), STATUS_OK);
	assert_int_equal(privacy_find(&privacy, &call, &why), STATUS_OK);
	assert_int_equal(
		privacy_silences(&privacy, &call, spans, &why), STATUS_OK);
	privacy_release(&privacy);
	call_release(&call);
}

static void silence_has_a_guard_of_250_ms(void **state)
{
	struct spans spans = { 0 };

	(void)state;
	/* Ten words, eleven digits, ten words: 2.5 to 5.25 s. */
	silence("C:"
		"我想问一下我的手机号幺三八零零幺三八零零零为什么还是打不通呢",
		false, &spans);
	assert_int_equal(spans.count, 1);
	assert_float_equal(spans.items[0].start_s, 2.25, 1e-6);
	assert_float_equal(spans.items[0].end_s, 5.5, 1e-6);
	free(spans.items);
}

static void an_utterance_of_digits_is_silenced_whole(void **state)
{
	struct spans spans = { 0 };

	(void)state;
	silence("C:嗯幺三八零零幺三八零零零对", false, &spans);
	assert_int_equal(spans.count, 1);
	assert_float_equal(spans.items[0].start_s, 0.0, 1e-6);
	assert_float_equal(spans.items[0].end_s, 13 * SAID_WORD_S + 0.25, 1e-6);
	free(spans.items);
}

static void a_turn_with_guessed_times_is_silenced_whole(void **state)
{
	struct spans spans = { 0 };

	(void)state;
	silence("C:"
		"我想问一下我的手机号幺三八零零幺三八零零零为什么还是打不通呢",
		true, &spans);
	assert_int_equal(spans.count, 1);
	assert_float_equal(spans.items[0].start_s, 0.0, 1e-6);
	free(spans.items);
}

static void a_call_without_private_words_is_all_heard(void **state)
{
	struct spans spans = { 0 };

	(void)state;
	silence("A:您好请问有什么可以帮您", false, &spans);
	assert_int_equal(spans.count, 0);
	free(spans.items);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(silence_has_a_guard_of_250_ms),
		cmocka_unit_test(an_utterance_of_digits_is_silenced_whole),
		cmocka_unit_test(a_turn_with_guessed_times_is_silenced_whole),
		cmocka_unit_test(a_call_without_private_words_is_all_heard),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
