#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "phone_costs.h"

struct desk {
	struct lexicon *lexicon;
	struct phone_costs *costs;
};

static int set_up(void **state)
{
	struct desk *desk = calloc(1, sizeof(*desk));
	struct failure why;

	assert_non_null(desk);
	desk->costs = calloc(1, sizeof(*desk->costs));
	assert_non_null(desk->costs);
	assert_int_equal(
		lexicon_new(&desk->lexicon, LANGUAGE_ZH, &why), STATUS_OK);
	assert_int_equal(
		lexicon_add(desk->lexicon, "音",
			"z zh n l f h b in ing a iong ix iy i odd", &why),
		STATUS_OK);
	assert_true(phone_costs_fill(desk->costs, desk->lexicon));
	*state = desk;
	return 0;
}

static int tear_down(void **state)
{
	struct desk *desk = *state;

	lexicon_free(desk->lexicon);
	free(desk->costs);
	free(desk);
	return 0;
}

static uint8_t phone(const struct desk *desk, const char *name)
{
	uint8_t number = PHONE_NONE;

	assert_true(lexicon_find_phone(desk->lexicon, name, &number));
	return number;
}

static int swap(const struct desk *desk, const char *a, const char *b)
{
	return desk->costs->swap[phone(desk, a)][phone(desk, b)];
}

static void a_phone_costs_nothing_for_itself(void **state)
{
	assert_int_equal(swap(*state, "zh", "zh"), 0);
	assert_int_equal(swap(*state, "iong", "iong"), 0);
	assert_int_equal(swap(*state, "odd", "odd"), 0);
}

static void costs_are_the_same_both_ways(void **state)
{
	const struct desk *desk = *state;
	size_t count = lexicon_phone_count(desk->lexicon);

	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < count; j++)
			assert_int_equal(desk->costs->swap[i][j],
				desk->costs->swap[j][i]);
}

static void what_accents_confuse_costs_less_than_the_rest(void **state)
{
	static const char *const pairs[][2] = { { "z", "zh" }, { "n", "l" },
		{ "f", "h" }, { "in", "ing" }, { "ix", "iy" } };

	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++)
		assert_true(swap(*state, pairs[i][0], pairs[i][1]) <
			    swap(*state, "zh", "b"));
	assert_true(swap(*state, "in", "ing") < swap(*state, "in", "a"));
}

static void what_accents_confuse_is_of_one_kind(void **state)
{
	const struct desk *desk = *state;
	const uint8_t *kind = desk->costs->kind;

	assert_int_equal(kind[phone(desk, "zh")], kind[phone(desk, "z")]);
	assert_int_equal(kind[phone(desk, "n")], kind[phone(desk, "l")]);
	assert_int_not_equal(kind[phone(desk, "b")], kind[phone(desk, "z")]);
}

static void an_initial_is_no_final(void **state)
{
	const struct desk *desk = *state;

	assert_true(swap(desk, "b", "a") >
		    desk->costs->gap[phone(desk, "b")] +
			    desk->costs->gap[phone(desk, "a")]);
	assert_true(desk->costs->ends_syllable[phone(desk, "a")]);
	assert_false(desk->costs->ends_syllable[phone(desk, "b")]);
}

static void a_pause_is_like_no_phone(void **state)
{
	const struct desk *desk = *state;

	for (size_t i = 0; i < lexicon_phone_count(desk->lexicon); i++) {
		assert_int_equal(desk->costs->swap[PHONE_NONE][i], UINT8_MAX);
		assert_int_equal(desk->costs->swap[i][PHONE_NONE], UINT8_MAX);
	}
}

static void other_languages_have_no_costs(void **state)
{
	const struct desk *desk = *state;
	struct lexicon *english;
	struct failure why;

	assert_int_equal(lexicon_new(&english, LANGUAGE_EN, &why), STATUS_OK);
	assert_false(phone_costs_fill(desk->costs, english));
	lexicon_free(english);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_phone_costs_nothing_for_itself),
		cmocka_unit_test(costs_are_the_same_both_ways),
		cmocka_unit_test(what_accents_confuse_costs_less_than_the_rest),
		cmocka_unit_test(what_accents_confuse_is_of_one_kind),
		cmocka_unit_test(an_initial_is_no_final),
		cmocka_unit_test(a_pause_is_like_no_phone),
		cmocka_unit_test(other_languages_have_no_costs),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
