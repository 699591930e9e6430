#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "svg.h"

static void text_is_escaped(void **state)
{
	struct text out = { 0 };
	struct svg svg = { .out = &out };

	(void)state;
	svg_label(&svg, "said", 1.0, 2.0, "a<b>&\"\x01\xff话", 11);
	assert_string_equal(text_string(&out),
		"<text class=\"said\" x=\"1.0\" y=\"2.0\">a&lt;b&gt;&amp;\"话"
		"</text>\n");
	text_release(&out);
}

static void a_label_is_no_longer_than_asked(void **state)
{
	struct text out = { 0 };
	struct svg svg = { .out = &out };

	(void)state;
	svg_label_cut(&svg, "said", 0.0, 0.0, "hello", 2);
	assert_non_null(strstr(text_string(&out), ">he…<"));
	text_release(&out);
}

static void a_group_without_a_title_has_none(void **state)
{
	struct text out = { 0 };
	struct svg svg = { .out = &out };

	(void)state;
	svg_group(&svg, "turn", "");
	assert_null(strstr(text_string(&out), "title"));
	text_release(&out);
}

static void an_ideograph_is_as_wide_as_its_size(void **state)
{
	(void)state;
	assert_float_equal(svg_width("您好", 6, 12.0), 24.0, 1e-9);
}

static void a_line_is_cut_at_a_blank(void **state)
{
	(void)state;
	assert_int_equal(svg_fit("hello world", 60.0, 12.0), 5);
}

static void a_line_is_cut_between_ideographs(void **state)
{
	(void)state;
	assert_int_equal(svg_fit("您好请问", 30.0, 12.0), 6);
}

static void a_word_wider_than_its_line_is_cut(void **state)
{
	size_t length = svg_fit("hello", 15.0, 12.0);

	(void)state;
	assert_in_range(length, 1, 3);
}

static void what_fits_is_not_cut(void **state)
{
	(void)state;
	assert_int_equal(svg_fit("hello world", 600.0, 12.0), 11);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_is_escaped),
		cmocka_unit_test(a_label_is_no_longer_than_asked),
		cmocka_unit_test(a_group_without_a_title_has_none),
		cmocka_unit_test(an_ideograph_is_as_wide_as_its_size),
		cmocka_unit_test(a_line_is_cut_at_a_blank),
		cmocka_unit_test(a_line_is_cut_between_ideographs),
		cmocka_unit_test(a_word_wider_than_its_line_is_cut),
		cmocka_unit_test(what_fits_is_not_cut),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
