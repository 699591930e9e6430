#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>

#include "pack_file.h"
#include "phrase_list.h"

#define PATH "test_phrases.txt"

static enum status load(
	struct pack **pack, const char *text, struct failure *why)
{
	FILE *file = fopen(PATH, "wb");

	assert_non_null(file);
	(void)fputs(text, file);
	assert_int_equal(fclose(file), 0);
	return phrase_list_load(pack, PATH, why);
}

static void assert_refused(const char *text, const char *sentence)
{
	struct pack *pack = NULL;
	struct failure why = { "" };

	assert_int_equal(load(&pack, text, &why), STATUS_INVALID);
	assert_string_equal(why.text, sentence);
	assert_null(pack);
}

static void every_line_is_a_rule(void **state)
{
	struct pack *pack;
	struct failure why;
	const struct condition *condition;

	(void)state;
	assert_int_equal(
		load(&pack, "# two\n请稍等\r\n\n  say \"no\" \\\n", &why),
		STATUS_OK);
	assert_int_equal(pack->rule_count, 2);
	assert_string_equal(pack->rules[0].id, "line-2");
	assert_string_equal(pack->rules[0].title_zh, "请稍等");
	assert_string_equal(pack->rules[1].title_zh, "say \"no\" \\");
	condition = &pack->conditions[pack->rules[1].condition];
	assert_int_equal(condition->operator, OPERATOR_SAID);
	assert_string_equal(condition->phrases[0].text, "say \"no\" \\");
	assert_float_equal(pack->hit_confidence, 0.0, 1e-9);
	pack_free(pack);
}

static void a_list_without_phrases_is_refused(void **state)
{
	(void)state;
	assert_refused("", PATH ": has no phrase");
	assert_refused("# none\n\n", PATH ": has no phrase");
}

static void what_is_no_plain_phrase_is_refused_with_its_line(void **state)
{
	(void)state;
	assert_refused("一\n。。\n", PATH ":2: has no word");
	assert_refused("打了{number}次\n",
		PATH ":1: want a phrase without slots and vocabularies");
	assert_refused("$a\n",
		PATH ":1: want a phrase without slots and vocabularies");
	assert_refused("a\xff\n", PATH ":1: not UTF-8");
}

static void a_missing_list_is_named(void **state)
{
	struct pack *pack = NULL;
	struct failure why = { "" };

	(void)state;
	assert_int_equal(
		phrase_list_load(&pack, "no/such.txt", &why), STATUS_NOT_FOUND);
	assert_string_equal(why.text,
		"no/such.txt: cannot open: No such file or directory");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_line_is_a_rule),
		cmocka_unit_test(a_list_without_phrases_is_refused),
		cmocka_unit_test(
			what_is_no_plain_phrase_is_refused_with_its_line),
		cmocka_unit_test(a_missing_list_is_named),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
