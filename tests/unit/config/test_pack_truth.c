#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "pack_advice.h"
#include "pack_file.h"
#include "pack_truth.h"

#define HEAD                                                    \
	"pack: x\nversion: '1'\nlanguages: [zh]\nconditions:\n" \
	"  a: {said: [甲乙]}\n  b: {said: [丙丁]}\n"

static struct pack *parse(const char *yaml)
{
	struct failure why = { "" };
	struct pack *pack = NULL;

	if (pack_parse(&pack, yaml, strlen(yaml), "x.yaml", &why) != STATUS_OK)
		fail_msg("%s", why.text);
	return pack;
}

/* Of the third condition, `c`. */
static void check(const char *condition, enum pack_truth want)
{
	enum pack_truth known[64] = { TRUTH_UNTOLD };
	char yaml[1024];
	struct pack *pack;

	(void)snprintf(yaml, sizeof(yaml),
		HEAD "  c: %s\nrules: {r: {pass: c}}\n", condition);
	pack = parse(yaml);
	if (pack_truth(pack, known, 2) != want)
		fail_msg("%s", condition);
	pack_free(pack);
}

static void what_may_be_said_depends(void **state)
{
	(void)state;
	check("{said: [甲]}", TRUTH_DEPENDS);
	check("{all: [a, b]}", TRUTH_DEPENDS);
	check("{all: [a, {not: b}]}", TRUTH_DEPENDS);
	check("{duration_s: {above: 10, below: 5}}", TRUTH_DEPENDS);
	check("{said: {any: [甲, 乙], except: [甲]}}", TRUTH_DEPENDS);
}

static void a_and_not_a_never_holds(void **state)
{
	(void)state;
	check("{all: [a, {not: a}]}", TRUTH_NEVER);
	check("{all: [a, b, {not: a}]}", TRUTH_NEVER);
	check("{any: [a, {not: a}]}", TRUTH_ALWAYS);
	check("{at_least: {count: 2, of: [a, b, {not: a}]}}", TRUTH_DEPENDS);
	check("{not: {all: [a, {not: a}]}}", TRUTH_ALWAYS);
	check("{any: [b, {all: [a, {not: a}]}]}", TRUTH_DEPENDS);
}

static void numbers_on_both_sides_always_hold(void **state)
{
	(void)state;
	check("{duration_s: {above: 3, below: 5}}", TRUTH_ALWAYS);
	check("{duration_s: {above: 3, below: 5}, negate: true}", TRUTH_NEVER);
}

static void phrases_that_are_their_own_exceptions_never_hold(void **state)
{
	(void)state;
	check("{said: {any: [甲], except: [甲, 乙]}}", TRUTH_NEVER);
	check("{not_said: {any: [甲], except: [甲]}}", TRUTH_ALWAYS);
}

/* The advice on rule `r` that begins so. */
static void check_advice(const char *rule, const char *want)
{
	struct problems problems = { 0 };
	struct arena arena = { 0 };
	char yaml[1024];
	struct pack *pack;

	(void)snprintf(yaml, sizeof(yaml), HEAD "rules: {r: %s}\n", rule);
	pack = parse(yaml);
	assert_int_equal(pack_advise(pack, &problems, &arena, NULL), STATUS_OK);
	assert_true(problems.count > 0);
	assert_string_equal(problems.items[0], want);
	problems_release(&problems);
	arena_release(&arena);
	pack_free(pack);
}

static void rules_with_one_verdict_are_told(void **state)
{
	(void)state;
	check_advice("{pass: {any: [a, {not: a}]}}",
		"x.yaml:7:12: rule \"r\" always passes, whatever is said");
	check_advice("{fail: {any: [a, {not: a}]}}",
		"x.yaml:7:12: rule \"r\" always fails, whatever is said");
	check_advice("{applies: a, pass: a}",
		"x.yaml:7:12: rule \"r\" always passes: \"applies\" decides "
		"it");
	check_advice("{applies: a, pass: {not: a}}",
		"x.yaml:7:12: rule \"r\" always fails: \"applies\" decides it");
	check_advice("{applies: {all: [a, {not: a}]}, pass: b}",
		"x.yaml:7:12: rule \"r\" never applies: its \"applies\" can "
		"never hold");
}

static void a_number_cannot_be_above_and_below_at_once(void **state)
{
	(void)state;
	check("{all: [{duration_s: {above: 60}}, {duration_s: {below: 60}}]}",
		TRUTH_NEVER);
	check("{all: [{duration_s: {above: 30}}, {duration_s: {below: 60}}]}",
		TRUTH_DEPENDS);
	check("{all: [{turns: {above: 9}, by: agent}, {turns: {below: 3}, by: "
	      "customer}]}",
		TRUTH_DEPENDS);
	check("{any: [{duration_s: {above: 60}}, {duration_s: {below: 60}}]}",
		TRUTH_DEPENDS);
}

static void what_is_near_nothing_never_holds(void **state)
{
	(void)state;
	check("{said: [丙], within: {after: {all: [a, {not: a}]}}}",
		TRUTH_NEVER);
	check("{said: [丙], within: {after: a}}", TRUTH_DEPENDS);
}

static void rules_that_contradict_are_told(void **state)
{
	(void)state;
	check_advice("{pass: a}, s: {fail: a}",
		"x.yaml:7:26: rule \"s\" contradicts rule \"r\": every call "
		"fails one of them");
	check_advice("{pass: a}, s: {pass: {not: a}}",
		"x.yaml:7:26: rule \"s\" contradicts rule \"r\": every call "
		"fails one of them");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_may_be_said_depends),
		cmocka_unit_test(a_and_not_a_never_holds),
		cmocka_unit_test(numbers_on_both_sides_always_hold),
		cmocka_unit_test(
			phrases_that_are_their_own_exceptions_never_hold),
		cmocka_unit_test(a_number_cannot_be_above_and_below_at_once),
		cmocka_unit_test(what_is_near_nothing_never_holds),
		cmocka_unit_test(rules_with_one_verdict_are_told),
		cmocka_unit_test(rules_that_contradict_are_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
