#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "polarity.h"

static void good_words_are_good_and_bad_ones_bad(void **state)
{
	(void)state;
	assert_true(polarity_of_text("服务很满意谢谢") > 0.3);
	assert_true(polarity_of_text("我要投诉你们太过分了") < -0.7);
	assert_true(polarity_of_text("that was great thank you") > 0.2);
	assert_true(polarity_of_text("this is ridiculous") < -0.7);
}

static void words_that_tell_nothing_give_nothing(void **state)
{
	(void)state;
	assert_true(isnan(polarity_of_text("")));
	assert_true(isnan(polarity_of_text("我的手机号码是一三八")));
	assert_true(isnan(polarity_of_text("my number is one three eight")));
}

static void the_longest_entry_counts(void **state)
{
	(void)state;
	assert_true(polarity_of_text("不满意") < 0.0);
	assert_true(polarity_of_text("没问题") > 0.0);
	assert_true(polarity_of_text("no problem") > 0.0);
}

static void a_negation_turns_a_good_word_round(void **state)
{
	(void)state;
	assert_true(polarity_of_text("一点都不方便") < 0.0);
	assert_true(polarity_of_text("you are not helpful") < 0.0);
}

static void a_bad_word_denied_is_hardly_good(void **state)
{
	double denied = polarity_of_text("i am not angry");

	(void)state;
	assert_true(denied > 0.0 && denied < 0.3);
}

static void a_negation_does_not_reach_over_other_words(void **state)
{
	(void)state;
	assert_true(polarity_of_text("not that i know but it was great") > 0.0);
}

static void an_intensifier_makes_it_stronger(void **state)
{
	(void)state;
	assert_true(polarity_of_text("非常方便") > polarity_of_text("方便"));
	assert_true(polarity_of_text("very slow") < polarity_of_text("slow"));
}

static void english_words_are_whole_and_of_any_case(void **state)
{
	(void)state;
	assert_true(isnan(polarity_of_text("badge goodness nicely")));
	assert_true(polarity_of_text("BAD") < 0.0);
}

static void it_never_leaves_its_range(void **state)
{
	(void)state;
	assert_true(polarity_of_text("非常垃圾太恶心真是骗子") >= -1.0);
	assert_true(polarity_of_text("really really excellent") <= 1.0);
}

static void broken_text_does_no_harm(void **state)
{
	(void)state;
	assert_true(isnan(polarity_of_text("\xe4\xb8")));
	assert_true(polarity_of_text("\xff满意\xe6") > 0.0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(good_words_are_good_and_bad_ones_bad),
		cmocka_unit_test(words_that_tell_nothing_give_nothing),
		cmocka_unit_test(the_longest_entry_counts),
		cmocka_unit_test(a_negation_turns_a_good_word_round),
		cmocka_unit_test(a_bad_word_denied_is_hardly_good),
		cmocka_unit_test(a_negation_does_not_reach_over_other_words),
		cmocka_unit_test(an_intensifier_makes_it_stronger),
		cmocka_unit_test(english_words_are_whole_and_of_any_case),
		cmocka_unit_test(it_never_leaves_its_range),
		cmocka_unit_test(broken_text_does_no_harm),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
