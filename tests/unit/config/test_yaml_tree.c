#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "yaml_tree.h"

static void read_tree(struct yaml_tree *tree, const char *yaml)
{
	struct failure why = { "" };

	*tree = (struct yaml_tree){ 0 };
	if (yaml_tree_parse(tree, yaml, strlen(yaml), "x.yaml", &why) !=
		STATUS_OK)
		fail_msg("%s", why.text);
}

static void expect_refusal(const char *yaml, const char *want)
{
	struct yaml_tree tree = { 0 };
	struct failure why = { "" };

	assert_int_equal(
		yaml_tree_parse(&tree, yaml, strlen(yaml), "x.yaml", &why),
		STATUS_INVALID);
	assert_string_equal(why.text, want);
	assert_null(tree.root);
}

static void every_value_knows_its_place(void **state)
{
	const struct yaml_value *list;
	struct yaml_tree tree;

	(void)state;
	read_tree(&tree, "a: 1\nb:\n  - x\n  - y: 'z'\n");
	list = yaml_find(tree.root, "b");
	assert_int_equal(tree.root->kind, YAML_MAP);
	assert_int_equal(list->kind, YAML_LIST);
	assert_int_equal(list->count, 2);
	assert_int_equal(list->key_line, 2);
	assert_int_equal(list->first->line, 3);
	assert_int_equal(list->first->column, 5);
	assert_string_equal(yaml_find(list->last, "y")->text, "z");
	assert_true(yaml_find(list->last, "y")->is_quoted);
	assert_null(yaml_find(tree.root, "c"));
	assert_null(yaml_find(list, "a"));
	yaml_tree_release(&tree);
}

static void nothing_is_told_from_text(void **state)
{
	struct yaml_tree tree;

	(void)state;
	read_tree(&tree, "a:\nb: null\nc: 'null'\nd: ~\n");
	assert_int_equal(yaml_find(tree.root, "a")->kind, YAML_NOTHING);
	assert_int_equal(yaml_find(tree.root, "b")->kind, YAML_NOTHING);
	assert_int_equal(yaml_find(tree.root, "c")->kind, YAML_SCALAR);
	assert_int_equal(yaml_find(tree.root, "d")->kind, YAML_NOTHING);
	yaml_tree_release(&tree);
}

static void anchors_aliases_and_tags_are_refused(void **state)
{
	(void)state;
	expect_refusal("a: &x 1\nb: *x\n",
		"x.yaml:1:4: anchors and tags are not allowed");
	expect_refusal("a: *x\n", "x.yaml:1:4: aliases are not allowed");
	expect_refusal(
		"a: !!str 1\n", "x.yaml:1:4: anchors and tags are not allowed");
}

static void a_second_key_is_refused(void **state)
{
	(void)state;
	expect_refusal("a: 1\nb: 2\na: 3\n", "x.yaml:3:1: second key a");
}

static void keys_must_be_words(void **state)
{
	(void)state;
	expect_refusal("[a, b]: 1\n", "x.yaml:1:1: a key must be a word");
	expect_refusal("*x : 1\n", "x.yaml:1:1: a key must be a word");
}

static void empty_and_double_documents_are_refused(void **state)
{
	(void)state;
	expect_refusal("", "x.yaml:1:1: the file is empty");
	expect_refusal("# nothing\n", "x.yaml:1:1: the file is empty");
	expect_refusal("a: 1\n---\nb: 2\n", "x.yaml:2:1: a second document");
}

static void broken_yaml_is_refused_with_its_place(void **state)
{
	(void)state;
	expect_refusal("a: [1, 2\nb: 3\n",
		"x.yaml:2:2: did not find expected ',' or ']'");
	expect_refusal(
		"a: \"\\q\"\n", "x.yaml:1:5: found unknown escape character");
}

static void deep_nesting_is_refused(void **state)
{
	char deep[256] = "";
	struct failure why = { "" };
	struct yaml_tree tree = { 0 };

	(void)state;
	memset(deep, '[', 100);
	assert_int_equal(yaml_tree_parse(&tree, deep, 100, "x.yaml", &why),
		STATUS_INVALID);
	assert_non_null(strstr(why.text, "nested too deeply"));
}

static void a_nul_in_text_is_refused(void **state)
{
	(void)state;
	expect_refusal(
		"a: \"b\\0c\"\n", "x.yaml:1:4: a NUL character in the text");
}

static void unknown_keys_get_a_suggestion(void **state)
{
	static const char *const keys[] = { "said", "silence", "within" };
	struct failure why = { "" };
	struct yaml_tree tree;

	(void)state;
	read_tree(&tree, "said: 1\nwihtin: 2\n");
	assert_int_equal(
		yaml_check_keys(&tree, tree.root, keys, 3, "rule", &why),
		STATUS_INVALID);
	assert_string_equal(why.text,
		"x.yaml:2:1: rule: unknown key \"wihtin\", did you mean "
		"\"within\"");
	assert_string_equal(yaml_nearest(keys, 3, "silense"), "silence");
	assert_null(yaml_nearest(keys, 3, "hangup"));
	yaml_tree_release(&tree);
}

static void scalars_are_checked(void **state)
{
	const struct yaml_range range = { 0, 10 };
	struct failure why = { "" };
	struct yaml_tree tree;
	double number = -1;
	bool flag = false;
	int integer = -1;

	(void)state;
	read_tree(&tree, "a: 2.5\nb: yes\nc: 11\nd: true\ne: 3\nf: [1]\n");
	assert_int_equal(yaml_number(&tree, yaml_find(tree.root, "a"), range,
				 &number, &why),
		STATUS_OK);
	assert_float_equal(number, 2.5, 0.0);
	assert_int_equal(yaml_integer(&tree, yaml_find(tree.root, "a"), range,
				 &integer, &why),
		STATUS_INVALID);
	assert_string_equal(
		why.text, "x.yaml:1:4: a: want a whole number, not 2.5");
	assert_int_equal(
		yaml_flag(&tree, yaml_find(tree.root, "b"), &flag, &why),
		STATUS_INVALID);
	assert_string_equal(why.text, "x.yaml:2:4: b: want true or false");
	assert_int_equal(yaml_number(&tree, yaml_find(tree.root, "c"), range,
				 &number, &why),
		STATUS_INVALID);
	assert_string_equal(why.text, "x.yaml:3:4: c: 11 is outside 0 to 10");
	assert_int_equal(
		yaml_flag(&tree, yaml_find(tree.root, "d"), &flag, &why),
		STATUS_OK);
	assert_true(flag);
	assert_int_equal(yaml_integer(&tree, yaml_find(tree.root, "e"), range,
				 &integer, &why),
		STATUS_OK);
	assert_int_equal(integer, 3);
	assert_int_equal(yaml_number(&tree, yaml_find(tree.root, "f"), range,
				 &number, &why),
		STATUS_INVALID);
	yaml_tree_release(&tree);
}

static void a_missing_file_is_not_found(void **state)
{
	struct failure why = { "" };
	struct yaml_tree tree = { 0 };

	(void)state;
	assert_int_equal(yaml_tree_read(&tree, "/nowhere/x.yaml", &why),
		STATUS_NOT_FOUND);
	assert_non_null(strstr(why.text, "/nowhere/x.yaml: "));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_value_knows_its_place),
		cmocka_unit_test(nothing_is_told_from_text),
		cmocka_unit_test(anchors_aliases_and_tags_are_refused),
		cmocka_unit_test(a_second_key_is_refused),
		cmocka_unit_test(keys_must_be_words),
		cmocka_unit_test(empty_and_double_documents_are_refused),
		cmocka_unit_test(broken_yaml_is_refused_with_its_place),
		cmocka_unit_test(deep_nesting_is_refused),
		cmocka_unit_test(a_nul_in_text_is_refused),
		cmocka_unit_test(unknown_keys_get_a_suggestion),
		cmocka_unit_test(scalars_are_checked),
		cmocka_unit_test(a_missing_file_is_not_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
