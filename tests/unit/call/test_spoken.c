#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "spoken.h"

static struct lexicon *make(enum language language)
{
	struct lexicon *lexicon = NULL;
	struct failure why;

	assert_int_equal(lexicon_new(&lexicon, language, &why), STATUS_OK);
	assert_int_equal(lexicon_add(lexicon, "10086", "a", &why), STATUS_OK);
	assert_int_equal(lexicon_add(lexicon, "5G", "a", &why), STATUS_OK);
	return lexicon;
}

static void assert_spoken(
	enum language language, const char *text, const char *expected)
{
	struct lexicon *lexicon = make(language);
	struct text said = { 0 };
	struct failure why;

	assert_int_equal(
		spoken_add(&said, lexicon, text, SPOKEN_YAO, &why), STATUS_OK);
	assert_string_equal(text_string(&said), expected);
	text_release(&said);
	lexicon_free(lexicon);
}

static void amounts_are_numbers(void **state)
{
	(void)state;
	assert_spoken(LANGUAGE_ZH, "收您199元", "收您一百九十九元");
	assert_spoken(LANGUAGE_ZH, "10个10005元", "十个一万零五元");
	assert_spoken(LANGUAGE_ZH, "110个1010元", "一百一十个一千零一十元");
	assert_spoken(LANGUAGE_ZH, "3.15元", "三点一五元");
	assert_spoken(LANGUAGE_ZH, "0元20000000元", "零元二千万元");
}

static void two_things_are_liang(void **state)
{
	(void)state;
	assert_spoken(LANGUAGE_ZH, "2个12个2号", "两个十二个二号");
}

static void strings_of_digits_are_said_one_by_one(void **state)
{
	(void)state;
	assert_spoken(LANGUAGE_ZH, "工号8021", "工号八零二幺");
	assert_spoken(LANGUAGE_ZH, "13912345678", "幺三九幺二三四五六七八");
	assert_spoken(LANGUAGE_ZH, "010-12345678", "零幺零幺二三四五六七八");
	assert_spoken(LANGUAGE_ZH, "8021号", "八零二幺号");
}

static void dates_times_and_shares_have_their_ways(void **state)
{
	(void)state;
	assert_spoken(LANGUAGE_ZH, "2024年5月1日", "二零二四年五月一日");
	assert_spoken(LANGUAGE_ZH, "9:05到18:00", "九点零五分到十八点");
	assert_spoken(LANGUAGE_ZH, "95.5%", "百分之九十五点五");
	assert_spoken(LANGUAGE_ZH, "100-150元", "一百到一百五十元");
}

static void names_stay_as_they_are(void **state)
{
	(void)state;
	assert_spoken(LANGUAGE_ZH, "拨打10086办5G", "拨打10086办5G");
	assert_spoken(LANGUAGE_EN, "call 10086 now", "call 10086 now");
}

static void english_numbers_are_words(void **state)
{
	(void)state;
	assert_spoken(
		LANGUAGE_EN, "$25 a month", "twenty five dollars a month");
	assert_spoken(LANGUAGE_EN, "1,024", "one thousand twenty four");
	assert_spoken(LANGUAGE_EN, "2024 of 12,",
		"two thousand twenty four of twelve,");
	assert_spoken(LANGUAGE_EN, "9:05", "nine oh five");
	assert_spoken(LANGUAGE_EN, "50%", "fifty percent");
	assert_spoken(
		LANGUAGE_EN, "24-48 hours", "twenty four to forty eight hours");
	assert_spoken(LANGUAGE_EN, "555123", "five five five one two three");
}

static void a_lone_sign_says_nothing(void **state)
{
	(void)state;
	assert_spoken(LANGUAGE_EN, "$ a", " a");
	assert_spoken(LANGUAGE_ZH, "", "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(amounts_are_numbers),
		cmocka_unit_test(two_things_are_liang),
		cmocka_unit_test(strings_of_digits_are_said_one_by_one),
		cmocka_unit_test(dates_times_and_shares_have_their_ways),
		cmocka_unit_test(names_stay_as_they_are),
		cmocka_unit_test(english_numbers_are_words),
		cmocka_unit_test(a_lone_sign_says_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
