#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "embedded.h"
#include "template.h"

extern const struct embedded templates_files[];

static const char *const columns[] = { "name", "at" };
static struct cell cells[] = {
	{ .kind = CELL_TEXT, .text = "a" },
	{ .kind = CELL_NUMBER, .number = 61.5 },
	{ .kind = CELL_TEXT, .text = "b" },
	{ .kind = CELL_NULL },
};

/* Two rows: a at 61.5, b at an unknown time. */
static void fill(struct page *page)
{
	*page = (struct page){ .table_count = 1 };
	page->tables[0] = (struct page_table){ "rows",
		{ .columns = (const char **)columns,
			.column_count = 2,
			.cells = cells,
			.row_count = 2 } };
	page_set(page, "word", "fail");
	page_set(page, "html", "<b a=\"1\">&'");
	page_set(page, "nothing", "");
	page_set(page, "zero", "0");
}

static void expect(const char *template, bool is_chinese, const char *want)
{
	struct page page;
	struct text out = { 0 };
	struct failure why = { "" };

	fill(&page);
	page.is_chinese = is_chinese;
	assert_int_equal(template_fill(&page, template, &out, &why), STATUS_OK);
	assert_string_equal(text_string(&out), want);
	text_release(&out);
}

static void expect_refusal(const char *template)
{
	struct page page;
	struct text out = { 0 };
	struct failure why = { "" };

	fill(&page);
	assert_int_equal(
		template_fill(&page, template, &out, &why), STATUS_INVALID);
	text_release(&out);
}

static void values_are_escaped(void **state)
{
	(void)state;
	expect("{{html}}", false, "&#60;b a=&#34;1&#34;&#62;&#38;&#39;");
}

static void a_value_that_holds_a_tag_is_no_tag(void **state)
{
	struct page page = { 0 };
	struct text out = { 0 };
	struct failure why;

	(void)state;
	page_set(&page, "evil", "{{other}}[[a|b]]");
	page_set(&page, "other", "secret");
	assert_int_equal(
		template_fill(&page, "{{evil}}", &out, &why), STATUS_OK);
	assert_string_equal(text_string(&out), "{{other}}[[a|b]]");
	text_release(&out);
}

static void an_unknown_value_is_empty(void **state)
{
	(void)state;
	expect("<{{who}}>", false, "<>");
}

static void the_readers_language_is_chosen(void **state)
{
	(void)state;
	expect("[[score|得分]] {{word|word}}", false, "score fail");
	expect("[[score|得分]] {{word|word}}", true, "得分 未通过");
}

static void a_filter_inside_a_choice_is_no_bar(void **state)
{
	(void)state;
	expect("[[{{word|word}} a|{{word|word}} 甲]]", true, "未通过 甲");
}

static void rows_repeat_with_their_columns(void **state)
{
	(void)state;
	expect("{{#rows}}{{name}}:{{at|time}} {{/}}", false, "a:1:01 b: ");
}

static void rows_are_taken_by_what_is_around_them(void **state)
{
	(void)state;
	expect("{{#rows}}{{name}}({{#rows by name}}{{at|one}}{{/}}) {{/}}",
		false, "a(61.5) b(–) ");
}

static void conditions_ask_for_empty_zero_and_words(void **state)
{
	(void)state;
	expect("{{?word}}1{{/}}{{?nothing}}2{{/}}{{?zero}}3{{/}}", false, "1");
	expect("{{^word}}1{{/}}{{^nothing}}2{{/}}{{^zero}}3{{/}}", false, "23");
	expect("{{?word=fail}}1{{/}}{{?word=pass}}2{{/}}{{^word=pass}}3{{/}}",
		false, "13");
}

static void conditions_nest(void **state)
{
	(void)state;
	expect("{{?word}}a{{?nothing}}b{{/}}c{{/}}d", false, "acd");
}

static void a_value_for_an_address_is_encoded(void **state)
{
	(void)state;
	expect("{{html|url}}", false, "%3Cb%20a%3D%221%22%3E%26%27");
}

static void a_tag_that_is_not_closed_is_refused(void **state)
{
	(void)state;
	expect_refusal("{{name");
	expect_refusal("{{?word}}a");
	expect_refusal("[[a|b");
	expect_refusal("[[a]]");
}

static void an_unknown_filter_is_refused(void **state)
{
	(void)state;
	expect_refusal("{{word|shout}}");
}

static void every_template_of_ours_can_be_filled(void **state)
{
	struct failure why;

	(void)state;
	for (int i = 0; templates_files[i].name; i++)
		for (int chinese = 0; chinese < 2; chinese++) {
			struct page page = { .is_chinese = chinese };
			struct text out = { 0 };

			assert_int_equal(
				template_write(&page, templates_files[i].name,
					&out, &why),
				STATUS_OK);
			text_release(&out);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values_are_escaped),
		cmocka_unit_test(a_value_that_holds_a_tag_is_no_tag),
		cmocka_unit_test(an_unknown_value_is_empty),
		cmocka_unit_test(the_readers_language_is_chosen),
		cmocka_unit_test(a_filter_inside_a_choice_is_no_bar),
		cmocka_unit_test(rows_repeat_with_their_columns),
		cmocka_unit_test(rows_are_taken_by_what_is_around_them),
		cmocka_unit_test(conditions_ask_for_empty_zero_and_words),
		cmocka_unit_test(conditions_nest),
		cmocka_unit_test(a_value_for_an_address_is_encoded),
		cmocka_unit_test(a_tag_that_is_not_closed_is_refused),
		cmocka_unit_test(an_unknown_filter_is_refused),
		cmocka_unit_test(every_template_of_ours_can_be_filled),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
