#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "quote.h"
#include "said_call.h"

/* A number in four turns: none of them is one by itself. */
static const char split_number[] = "A:请说一下您的手机号\n"
				   "C:一三八\n"
				   "A:嗯\n"
				   "C:零零一三\n"
				   "A:嗯\n"
				   "C:八零零零";

/* `dialogue` is NULL for a text that is of no call. */
static void assert_quoted(const char *dialogue, struct span when,
	const char *text, bool is_chinese, const char *want)
{
	struct call call = { 0 };
	struct privacy privacy = { 0 };
	struct quoter quoter = { 0 };
	struct text into = { 0 };
	struct failure why;

	if (dialogue) {
		assert_int_equal(said_call(&call, dialogue, &why), STATUS_OK);
		assert_int_equal(
			privacy_find(&privacy, &call, &why), STATUS_OK);
		assert_int_equal(
			quoter_read(&quoter, &call, &privacy, &why), STATUS_OK);
	}
	assert_int_equal(
		quoter_mask(&quoter, text, when, is_chinese, &into, &why),
		STATUS_OK);
	assert_string_equal(text_string(&into), want);
	text_release(&into);
	quoter_release(&quoter);
	privacy_release(&privacy);
	call_release(&call);
}

/* When turn `number` of the dialogue is said. */
static struct span when_of(const char *dialogue, size_t number)
{
	struct call call = { 0 };
	struct failure why;
	struct span when;

	assert_int_equal(said_call(&call, dialogue, &why), STATUS_OK);
	when = call.turns.items[number].when;
	call_release(&call);
	return when;
}

static void assert_alone(const char *text, const char *want)
{
	assert_quoted(NULL, QUOTE_FROM_ANYWHERE, text, false, want);
}

static void signs_and_blanks_stay(void **state)
{
	(void)state;
	assert_alone("Well... it's \"fine\", (thank you)!  您好，再见。",
		"Well... it's \"fine\", (thank you)!  您好，再见。");
}

static void a_number_is_masked_within_its_signs(void **state)
{
	(void)state;
	assert_alone(
		"call me: 138-0013-8000, please", "call me: [phone], please");
}

static void nothing_gives_nothing(void **state)
{
	(void)state;
	assert_alone("", "");
}

static void a_piece_of_a_split_number_is_masked_where_it_was_said(void **state)
{
	(void)state;
	assert_quoted(split_number, when_of(split_number, 3), "零零一三", true,
		"[电话]");
}

static void a_piece_of_a_split_number_is_masked_in_an_explanation(void **state)
{
	(void)state;
	assert_quoted(split_number, QUOTE_FROM_ANYWHERE,
		"客户在6.5秒说“零零一三”", true, "客户在6.5秒说“[电话]”");
}

static void digits_after_another_turns_question_are_masked(void **state)
{
	static const char said[] = "A:请报一下身份证后四位\nC:三五二幺";

	(void)state;
	assert_quoted(said, when_of(said, 1), "三五二幺", true, "[号码]");
}

static void a_name_after_another_turns_question_is_masked(void **state)
{
	static const char said[] = "A:May I have your name please?\n"
				   "C:Gordon Maple";

	(void)state;
	assert_quoted(said, when_of(said, 1), "Gordon Maple", false, "[name]");
}

/* The same word in another place does not make it private. */
static void what_is_open_where_it_was_said_stays(void **state)
{
	static const char said[] = "A:请报一下身份证后四位\nC:三五二幺\n"
				   "C:我要三五个套餐";

	(void)state;
	assert_quoted(
		said, when_of(said, 2), "要三五个套餐", true, "要三五个套餐");
}

/* "at 5.2 s" in front of a quote is no piece of the address in the call. */
static void few_digits_outside_a_quote_stay(void **state)
{
	static const char said[] = "A:What is your address?\n"
				   "C:52 Maple Street";

	(void)state;
	assert_quoted(said, QUOTE_FROM_ANYWHERE,
		"agent said \"hello\" at 52.0 s", false,
		"agent said \"hello\" at 52.0 s");
}

static void a_remark_that_repeats_a_name_is_masked(void **state)
{
	(void)state;
	assert_quoted("A:请问机主姓名\nC:张建国", QUOTE_FROM_ANYWHERE,
		"给张建国回电", true, "给[姓名]回电");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(signs_and_blanks_stay),
		cmocka_unit_test(a_number_is_masked_within_its_signs),
		cmocka_unit_test(nothing_gives_nothing),
		cmocka_unit_test(
			a_piece_of_a_split_number_is_masked_where_it_was_said),
		cmocka_unit_test(
			a_piece_of_a_split_number_is_masked_in_an_explanation),
		cmocka_unit_test(
			digits_after_another_turns_question_are_masked),
		cmocka_unit_test(a_name_after_another_turns_question_is_masked),
		cmocka_unit_test(what_is_open_where_it_was_said_stays),
		cmocka_unit_test(few_digits_outside_a_quote_stay),
		cmocka_unit_test(a_remark_that_repeats_a_name_is_masked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
