#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "pack_file.h"

#define HEAD "pack: x\nversion: '1'\nlanguages: [zh, en]\n"
/* A pack of one rule; what is tested stands in line 5. */
#define RULE(text) HEAD "rules:\n" text "\n"

static struct pack *read_pack(const char *yaml)
{
	struct failure why = { "" };
	struct pack *pack = NULL;

	if (pack_parse(&pack, yaml, strlen(yaml), "x.yaml", &why) != STATUS_OK)
		fail_msg("%s", why.text);
	return pack;
}

struct refusal {
	const char *yaml;
	const char *want;
};

static void expect_refusals(const struct refusal *refusals, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct failure why = { "" };
		struct pack *pack = NULL;

		assert_int_equal(
			pack_parse(&pack, refusals[i].yaml,
				strlen(refusals[i].yaml), "x.yaml", &why),
			STATUS_INVALID);
		assert_string_equal(why.text, refusals[i].want);
		assert_null(pack);
	}
}

#define EXPECT_REFUSALS(list) \
	expect_refusals(list, sizeof(list) / sizeof(list[0]))

static void a_whole_pack_is_read(void **state)
{
	struct pack *pack = read_pack(
		"pack: test\nversion: '2'\ntitle: {en: a, zh: 甲}\n"
		"languages: [zh, en]\ndirection: inbound\n"
		"confidence: {hit: 0.4, scope: 0.1}\n"
		"vocabularies:\n  hello: [您好, 早上好]\n"
		"conditions:\n"
		"  greeted: {said: [$hello, 喂], by: agent, "
		"within: {first_s: 20}, times: 2}\n"
		"  waited: {silence: {longer_than_s: 10, include: [hold]}, "
		"unless: {condition: greeted, before_s: 5, times: 1}}\n"
		"sections:\n  s: {title: {en: b, zh: 乙}, weight: 30}\n"
		"rules:\n"
		"  r: {title: c, section: s, points: 5, veto: true, "
		"severity: major, applies: greeted, fail: waited, "
		"risk_weight: 1.5}\n"
		"grades:\n  - {at_least: 0, title: d}\n"
		"risk: {bias: -2, flag_at: 0.4, "
		"tiers: {low: 0.1, medium: 0.2, high: 0.3}}\n"
		"tests:\n  - {name: t, dialogue: 'A: 喂', expect: {r: n/a}}\n");
	const struct condition *greeted = &pack->conditions[0];
	const struct condition *waited = &pack->conditions[1];
	const struct rule *rule = &pack->rules[0];

	(void)state;
	assert_string_equal(pack->name, "test");
	assert_string_equal(pack->title_zh, "甲");
	assert_true(pack->languages[LANGUAGE_EN]);
	assert_false(pack->languages[LANGUAGE_YUE]);
	assert_int_equal(pack->direction, DIRECTION_INBOUND);
	assert_float_equal(pack->hit_confidence, 0.4, 0.0);
	assert_int_equal(greeted->phrase_count, 3);
	assert_string_equal(greeted->phrases[1].text, "早上好");
	assert_int_equal(greeted->group_count, 3);
	assert_int_equal(greeted->party, PARTY_AGENT);
	assert_int_equal(greeted->times, 2);
	assert_float_equal(greeted->scope.first_s, 20.0, 0.0);
	assert_true(isnan(greeted->scope.last_s));
	assert_float_equal(waited->longer_than_s, 10.0, 0.0);
	assert_int_equal(waited->exceptions[0].condition, 0);
	assert_true(isnan(waited->exceptions[0].after_s));
	assert_int_equal(rule->applies, 0);
	assert_int_equal(rule->condition, 1);
	assert_true(rule->fails_on && rule->is_veto);
	assert_int_equal(rule->severity, 2);
	assert_string_equal(rule->title_zh, "c");
	assert_true(pack->risk.is_set);
	assert_float_equal(pack->risk.tiers[RISK_HIGH], 0.3, 0.0);
	assert_int_equal(
		pack->examples[0].expected[0].value, VERDICT_NOT_APPLICABLE);
	pack_free(pack);
}

static void the_hash_is_of_the_content(void **state)
{
	struct pack *a = read_pack(RULE("  r: {pass: {said: [a]}}"));
	struct pack *b = read_pack(RULE("  r: {pass: {said: [b]}}"));
	struct pack *c = read_pack(RULE("  r: {pass: {said: [a]}}"));

	(void)state;
	assert_string_equal(a->hash.text, c->hash.text);
	assert_string_not_equal(a->hash.text, b->hash.text);
	pack_free(a);
	pack_free(b);
	pack_free(c);
}

static void conditions_may_be_written_in_place(void **state)
{
	struct pack *pack = read_pack(
		RULE("  r: {pass: {all: [{said: [a]}, {not: {said: [b]}}]}}"));

	(void)state;
	assert_int_equal(pack->condition_count, 4);
	assert_int_equal(
		pack->conditions[pack->rules[0].condition].child_count, 2);
	pack_free(pack);
}

static void missing_parts_are_named(void **state)
{
	static const struct refusal refusals[] = {
		{ "version: '1'\n", "x.yaml:1:1: \"pack\" is missing" },
		{ "pack: x\nversion: '1'\nrules: {}\n",
			"x.yaml:1:1: \"languages\" is missing" },
		{ HEAD, "x.yaml:1:1: \"rules\" is missing" },
		{ RULE("  r: {section: s, pass: {said: [a]}}"),
			"x.yaml:5:16: rule \"r\": section: unknown value "
			"\"s\"" },
		{ RULE("  r: {title: a}"),
			"x.yaml:5:6: rule \"r\": want one of \"pass\" and "
			"\"fail\"" },
		{ RULE("  r: {points: 1, pass: {said: [a]}}"),
			"x.yaml:5:6: rule \"r\": points without a section" },
	};

	(void)state;
	EXPECT_REFUSALS(refusals);
}

static void unknown_words_get_a_suggestion(void **state)
{
	static const struct refusal refusals[] = {
		{ HEAD "ruels:\n  r: {}\n",
			"x.yaml:4:1: pack: unknown key \"ruels\", did you mean "
			"\"rules\"" },
		{ HEAD "conditions:\n  greeting: {sayd: [a]}\n",
			"x.yaml:5:14: condition \"greeting\": condition: "
			"unknown key \"sayd\", did you mean \"said\"" },
		{ RULE("  r: {pass: {said: [a], by: agnet}}"),
			"x.yaml:5:29: rule \"r\": by: unknown value \"agnet\", "
			"did you mean \"agent\"" },
		{ HEAD "conditions:\n  greeted: {said: [a]}\nrules:\n"
		       "  r: {pass: greetd}\n",
			"x.yaml:7:13: rule \"r\": unknown condition "
			"\"greetd\", did you mean \"greeted\"" },
		{ HEAD "vocabularies:\n  hello: [a]\nrules:\n"
		       "  r: {pass: {said: [$helo]}}\n",
			"x.yaml:7:21: rule \"r\": unknown vocabulary "
			"\"$helo\", did you mean \"$hello\"" },
		{ RULE("  r: {pass: {silence: {longer_than: 3}}}"),
			"x.yaml:5:24: rule \"r\": silence: unknown key "
			"\"longer_than\", did you mean \"longer_than_s\"" },
		{ HEAD "rules:\n  r: {pass: {said: [a]}}\ntests:\n"
		       "- {name: t, dialogue: 'A: a', expect: {q: pass}}\n",
			"x.yaml:7:43: expect: unknown rule \"q\", did you "
			"mean \"r\"" },
	};

	(void)state;
	EXPECT_REFUSALS(refusals);
}

static void wrong_values_are_refused_with_their_place(void **state)
{
	static const struct refusal refusals[] = {
		{ RULE("  r: {pass: {said: [a], silence: {longer_than_s: 1}}}"),
			"x.yaml:5:34: rule \"r\": two operators, \"said\" and "
			"\"silence\"" },
		{ RULE("  r: {pass: {by: agent}}"),
			"x.yaml:5:13: rule \"r\": no operator (said, silence, "
			"all, ...)" },
		{ RULE("  r: {pass: {said: ['!?']}}"),
			"x.yaml:5:21: rule \"r\": phrase \"!?\" has nothing to "
			"hear" },
		{ RULE("  r: {pass: {said: {of: [a], at_least: 2}}}"),
			"x.yaml:5:20: rule \"r\": said: at least 2 of 1 "
			"phrases "
			"can never be heard" },
		{ RULE("  r: {pass: {speech_rate: {}}}"),
			"x.yaml:5:27: rule \"r\": speech_rate: want \"above\" "
			"or \"below\"" },
		{ RULE("  r: {pass: {said: [a], within: {from_s: 9, to_s: "
		       "3}}}"),
			"x.yaml:5:33: rule \"r\": within: from_s 9 is not "
			"before to_s 3" },
		{ RULE("  r: {pass: {said: [a], times: 0}}"),
			"x.yaml:5:32: rule \"r\": times: 0 is outside 1 to "
			"10000" },
		{ RULE("  r: {pass: {said: [a]}, risk_weight: -1}"),
			"x.yaml:5:39: rule \"r\": risk_weight: -1 would lower "
			"the risk, want 0 or more" },
		{ RULE("  r: {pass: {at_least: {count: 3, of: [{said: a}]}}}"),
			"x.yaml:5:24: rule \"r\": at_least: 3 of 1 conditions "
			"can never hold" },
		{ "pack: x\nversion: '1'\nlanguages: [fr]\nrules: {}\n",
			"x.yaml:3:13: unknown language \"fr\", want zh, en or "
			"yue" },
		{ RULE("  R!: {pass: {said: [a]}}"),
			"x.yaml:5:7: name \"R!\": want a-z, 0-9, _ and -" },
	};

	(void)state;
	EXPECT_REFUSALS(refusals);
}

static void circles_are_refused(void **state)
{
	static const struct refusal refusals[] = {
		{ HEAD "conditions:\n  a: {not: b}\n  b: {not: a}\n"
		       "rules:\n  r: {pass: a}\n",
			"x.yaml:5:6: condition \"a\" depends on itself" },
		{ HEAD "conditions:\n  a: {said: [x], within: {after: a}}\n"
		       "rules:\n  r: {pass: a}\n",
			"x.yaml:5:6: condition \"a\" depends on itself" },
	};

	(void)state;
	EXPECT_REFUSALS(refusals);
}

static void long_chains_are_refused(void **state)
{
	char yaml[8192];
	size_t length = (size_t)snprintf(
		yaml, sizeof(yaml), HEAD "conditions:\n  c0: {said: [x]}\n");
	struct failure why = { "" };
	struct pack *pack = NULL;

	(void)state;
	for (int i = 1; i < 100; i++)
		length += (size_t)snprintf(yaml + length, sizeof(yaml) - length,
			"  c%d: {not: c%d}\n", i, i - 1);
	length += (size_t)snprintf(yaml + length, sizeof(yaml) - length,
		"rules:\n  r: {pass: c99}\n");
	assert_int_equal(pack_parse(&pack, yaml, length, "x.yaml", &why),
		STATUS_INVALID);
	assert_string_equal(why.text,
		"x.yaml:69:8: condition \"c64\" hangs on too long a chain of "
		"others");
}

static void a_missing_pack_is_not_found(void **state)
{
	struct failure why = { "" };
	struct pack *pack = NULL;

	(void)state;
	assert_int_equal(
		pack_load(&pack, "/nowhere/x.yaml", &why), STATUS_NOT_FOUND);
	assert_string_equal(why.text,
		"/nowhere/x.yaml: cannot open: No such file or directory");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_whole_pack_is_read),
		cmocka_unit_test(the_hash_is_of_the_content),
		cmocka_unit_test(conditions_may_be_written_in_place),
		cmocka_unit_test(missing_parts_are_named),
		cmocka_unit_test(unknown_words_get_a_suggestion),
		cmocka_unit_test(wrong_values_are_refused_with_their_place),
		cmocka_unit_test(circles_are_refused),
		cmocka_unit_test(long_chains_are_refused),
		cmocka_unit_test(a_missing_pack_is_not_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
