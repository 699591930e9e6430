#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "party.h"
#include "sound.h"
#include "span.h"
#include "verdict.h"

static void every_party_is_parsed_from_its_name(void **state)
{
	(void)state;
	for (int i = 0; i < PARTY_COUNT; i++) {
		enum party party = PARTY_SYSTEM;

		assert_true(party_parse(party_name((enum party)i), &party));
		assert_int_equal(party, i);
	}
}

static void every_language_is_parsed_from_its_name(void **state)
{
	(void)state;
	for (int i = 0; i < LANGUAGE_COUNT; i++) {
		enum language language = LANGUAGE_YUE;

		assert_true(language_parse(
			language_name((enum language)i), &language));
		assert_int_equal(language, i);
	}
}

static void every_direction_is_parsed_from_its_name(void **state)
{
	(void)state;
	for (int i = 0; i < DIRECTION_COUNT; i++) {
		enum direction direction = DIRECTION_OUTBOUND;

		assert_true(direction_parse(
			direction_name((enum direction)i), &direction));
		assert_int_equal(direction, i);
	}
}

static void an_empty_name_is_unknown(void **state)
{
	enum party party = PARTY_AGENT;

	(void)state;
	assert_true(party_parse("", &party));
	assert_int_equal(party, PARTY_UNKNOWN);
}

static void another_name_is_refused_and_changes_nothing(void **state)
{
	enum party party = PARTY_AGENT;
	enum language language = LANGUAGE_EN;
	enum direction direction = DIRECTION_INBOUND;

	(void)state;
	assert_false(party_parse("Agent", &party));
	assert_false(language_parse("zh-cn", &language));
	assert_false(direction_parse("in", &direction));
	assert_int_equal(party, PARTY_AGENT);
	assert_int_equal(language, LANGUAGE_EN);
	assert_int_equal(direction, DIRECTION_INBOUND);
}

static void every_sound_is_parsed_from_its_name(void **state)
{
	(void)state;
	for (int i = 1; i < SOUND_KIND_COUNT; i++) {
		enum sound_kind kind = SOUND_NONE;

		assert_true(sound_kind_parse(
			sound_kind_name((enum sound_kind)i), &kind));
		assert_int_equal(kind, i);
	}
}

static void no_sound_is_not_a_kind(void **state)
{
	enum sound_kind kind = SOUND_HOLD;

	(void)state;
	assert_false(sound_kind_parse("none", &kind));
	assert_false(sound_kind_parse("", &kind));
}

static void every_verdict_is_parsed_from_its_name(void **state)
{
	(void)state;
	for (int i = 0; i < VERDICT_VALUE_COUNT; i++) {
		enum verdict_value value = VERDICT_FAIL;

		assert_true(verdict_value_parse(
			verdict_value_name((enum verdict_value)i), &value));
		assert_int_equal(value, i);
	}
}

static void an_empty_verdict_is_refused(void **state)
{
	enum verdict_value value = VERDICT_FAIL;

	(void)state;
	assert_false(verdict_value_parse("", &value));
}

static void tiers_have_names(void **state)
{
	(void)state;
	assert_string_equal(risk_tier_name(RISK_NONE), "none");
	assert_string_equal(risk_tier_name(RISK_HIGH), "high");
}

static void spans_that_touch_do_not_overlap(void **state)
{
	const struct span a = { 1.0, 2.0 }, b = { 2.0, 3.0 };

	(void)state;
	assert_true(span_overlap_s(a, b) == 0.0);
}

static void the_overlap_of_spans_is_what_both_cover(void **state)
{
	const struct span a = { 1.0, 2.5 }, b = { 2.0, 3.0 };

	(void)state;
	assert_true(span_overlap_s(a, b) == 0.5);
	assert_true(span_overlap_s(b, a) == 0.5);
}

static void a_span_holds_its_start_and_not_its_end(void **state)
{
	const struct span span = { 1.0, 2.0 };

	(void)state;
	assert_true(span_holds(span, 1.0));
	assert_false(span_holds(span, 2.0));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_party_is_parsed_from_its_name),
		cmocka_unit_test(every_language_is_parsed_from_its_name),
		cmocka_unit_test(every_direction_is_parsed_from_its_name),
		cmocka_unit_test(an_empty_name_is_unknown),
		cmocka_unit_test(another_name_is_refused_and_changes_nothing),
		cmocka_unit_test(every_sound_is_parsed_from_its_name),
		cmocka_unit_test(no_sound_is_not_a_kind),
		cmocka_unit_test(every_verdict_is_parsed_from_its_name),
		cmocka_unit_test(an_empty_verdict_is_refused),
		cmocka_unit_test(tiers_have_names),
		cmocka_unit_test(spans_that_touch_do_not_overlap),
		cmocka_unit_test(the_overlap_of_spans_is_what_both_cover),
		cmocka_unit_test(a_span_holds_its_start_and_not_its_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
