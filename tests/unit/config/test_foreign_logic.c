#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "foreign_logic.h"

/* Every name is known but those that begin with x. */
static json_t *look_up(void *context, const char *name)
{
	(void)context;
	return *name == 'x' ? NULL : json_string(name);
}

static void check(const char *expression, const char *want)
{
	bool is_wrong = true;
	json_t *logic = foreign_logic(expression, look_up, NULL, &is_wrong);
	char *text = json_dumps(logic, JSON_ENCODE_ANY | JSON_COMPACT);

	assert_false(is_wrong);
	assert_string_equal(text ? text : "nothing", want);
	free(text);
	json_decref(logic);
}

static void check_wrong(const char *expression)
{
	bool is_wrong = false;

	assert_null(foreign_logic(expression, look_up, NULL, &is_wrong));
	assert_true(is_wrong);
}

static void a_chain_of_one_sign_is_one_list(void **state)
{
	(void)state;
	check("1 && 2&&3", "{\"all\":[\"1\",\"2\",\"3\"]}");
	check("a||b", "{\"any\":[\"a\",\"b\"]}");
	check(" a ", "\"a\"");
}

static void both_signs_bind_alike_from_left_to_right(void **state)
{
	(void)state;
	check("a||b&&c", "{\"all\":[{\"any\":[\"a\",\"b\"]},\"c\"]}");
	check("a||(b&&c)", "{\"any\":[\"a\",{\"all\":[\"b\",\"c\"]}]}");
}

static void not_binds_closest(void **state)
{
	(void)state;
	check("!a&&b", "{\"all\":[{\"not\":\"a\"},\"b\"]}");
	check("!(a||b)", "{\"not\":{\"any\":[\"a\",\"b\"]}}");
	check("!!a", "{\"not\":{\"not\":\"a\"}}");
}

static void what_is_not_known_is_left_out(void **state)
{
	(void)state;
	check("a&&x", "\"a\"");
	check("x||!x", "nothing");
	check("a&&(x||b)", "{\"all\":[\"a\",\"b\"]}");
}

static void what_is_no_expression_is_wrong(void **state)
{
	char deep[512];

	(void)state;
	check_wrong("");
	check_wrong("a &&");
	check_wrong("a b");
	check_wrong("(a");
	check_wrong("a)");
	check_wrong("a & b");
	memset(deep, '(', sizeof(deep) - 1);
	deep[sizeof(deep) - 1] = '\0';
	check_wrong(deep);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_chain_of_one_sign_is_one_list),
		cmocka_unit_test(both_signs_bind_alike_from_left_to_right),
		cmocka_unit_test(not_binds_closest),
		cmocka_unit_test(what_is_not_known_is_left_out),
		cmocka_unit_test(what_is_no_expression_is_wrong),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
