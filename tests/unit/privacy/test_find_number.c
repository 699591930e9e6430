#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "masking.h"

static void a_mobile_number_is_masked_without_a_cue(void **state)
{
	(void)state;
	assert_masked_zh("C:幺三八零零幺三八零零零", "C:[电话]");
}

static void yao_liang_and_doubles_are_digits(void **state)
{
	(void)state;
	assert_masked_zh(
		"C:你记一下幺三九双六两三个零七八吧", "C:你记一下[电话]吧");
}

static void arabic_and_spoken_digits_mix(void **state)
{
	(void)state;
	assert_masked_zh("C:是138 零零幺三 8000", "C:是[电话]");
}

static void a_number_over_several_turns_is_masked(void **state)
{
	(void)state;
	assert_masked_zh("C:幺三八\nA:嗯\nC:零零幺三\nA:好的\nC:八零零零",
		"C:[电话]\nA:嗯\nC:[电话]\nA:好的\nC:[电话]");
}

static void what_the_agent_reads_back_is_masked(void **state)
{
	(void)state;
	assert_masked_zh("C:幺三八\nA:幺三八\nC:零零幺三\nA:零零幺三\n"
			 "C:八零零零\nA:八零零零对吧",
		"C:[电话]\nA:[电话]\nC:[电话]\nA:[电话]\nC:[电话]\n"
		"A:[电话]对吧");
}

static void the_last_four_digits_are_masked_when_asked_for(void **state)
{
	(void)state;
	assert_masked_zh("A:请您提供身份证后四位\nC:三六二幺",
		"A:请您提供身份证后四位\nC:[号码]");
}

static void an_identity_number_ends_in_x(void **state)
{
	(void)state;
	assert_masked_zh(
		"C:幺幺零幺零五一九四九一二三幺零零二叉", "C:[证件号]");
}

static void hesitation_does_not_end_a_number(void **state)
{
	(void)state;
	assert_masked_zh("C:幺三八呃那个零零幺三嗯八零零零", "C:[电话]");
}

static void english_digits_are_masked(void **state)
{
	(void)state;
	assert_masked_en("C:it's five five five oh one double two three four",
		"C:it's [number]");
}

static void english_pairs_are_masked(void **state)
{
	(void)state;
	assert_masked_en("A:what is your phone number\n"
			 "C:four one five twenty five thirty one eight hundred",
		"A:what is your phone number\nC:[phone]");
}

static void homophones_of_digits_count_among_digits(void **state)
{
	(void)state;
	assert_masked_en("C:five to for nine one ate six three", "C:[number]");
}

static void a_code_is_masked_when_announced(void **state)
{
	(void)state;
	assert_masked_en(
		"A:the verification code is four seven one nine oh two",
		"A:the verification code is [code]");
}

static void announced_after_is_announced(void **state)
{
	(void)state;
	assert_masked_en("C:three six two one are the last four of my card",
		"C:[number] are the last four of my card");
}

static void a_price_is_open(void **state)
{
	(void)state;
	assert_open("A:这个月一共消费一百三十八元两千三百五十兆流量");
}

static void a_plan_is_open(void **state)
{
	(void)state;
	assert_open("A:您现在是一九九套餐可以改成一二九套餐或者五九套餐");
}

static void a_date_is_open(void **state)
{
	(void)state;
	assert_open("A:合约到二零二六年十二月三十一号");
}

static void a_service_number_is_open(void **state)
{
	(void)state;
	assert_open("A:您可以拨打一零零八六或者幺二三四五\nC:10086吗");
}

static void two_hotlines_are_no_number_together(void **state)
{
	(void)state;
	assert_open("C:那我就打12315还有12345投诉你们");
	assert_open("C:我要投诉到幺二三幺五\nC:不行就打幺二三四五");
	assert_open("C:i will call 12315 and then 12345 about you");
}

static void a_hotline_is_no_answer(void **state)
{
	(void)state;
	assert_masked_zh("A:请您提供身份证后四位\nC:我不说我打12315",
		"A:请您提供身份证后四位\nC:我不说我打12315");
	assert_masked_zh("A:请您提供身份证号码\nC:幺二三四五我马上打",
		"A:请您提供身份证号码\nC:幺二三四五我马上打");
}

static void a_hotline_after_a_private_number_is_open(void **state)
{
	(void)state;
	assert_masked_zh("A:请您提供身份证后四位\nC:三六二幺再不修我就打12345",
		"A:请您提供身份证后四位\nC:[号码]再不修我就打12345");
	assert_masked_zh("C:幺三八零零幺三八零零零\nC:不行我打幺二三幺五",
		"C:[电话]\nC:不行我打幺二三幺五");
}

static void a_hotline_inside_a_private_number_is_masked(void **state)
{
	(void)state;
	assert_masked_zh("C:幺三八\nA:嗯\nC:幺二三四五\nA:嗯\nC:六七八",
		"C:[电话]\nA:嗯\nC:[电话]\nA:嗯\nC:[电话]");
}

static void a_job_number_is_open(void **state)
{
	(void)state;
	assert_open("A:您好工号八零二幺为您服务");
}

static void an_english_price_is_open(void **state)
{
	(void)state;
	assert_open("A:it is forty nine ninety nine a month for five hundred "
		    "megs");
}

static void an_english_year_is_open(void **state)
{
	(void)state;
	assert_open("A:from two thousand nineteen to two thousand twenty four");
}

static void opening_hours_are_open(void **state)
{
	(void)state;
	assert_open("A:营业时间是早上八点半到晚上九点周一到周五七乘二十四小时");
}

static void written_opening_hours_are_open(void **state)
{
	(void)state;
	assert_open("A:营业时间是10 00 22 00");
}

static void a_name_with_a_digit_is_open(void **state)
{
	(void)state;
	assert_open("A:5G路由器支持wifi6和IPTV");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_mobile_number_is_masked_without_a_cue),
		cmocka_unit_test(yao_liang_and_doubles_are_digits),
		cmocka_unit_test(arabic_and_spoken_digits_mix),
		cmocka_unit_test(a_number_over_several_turns_is_masked),
		cmocka_unit_test(what_the_agent_reads_back_is_masked),
		cmocka_unit_test(
			the_last_four_digits_are_masked_when_asked_for),
		cmocka_unit_test(an_identity_number_ends_in_x),
		cmocka_unit_test(hesitation_does_not_end_a_number),
		cmocka_unit_test(english_digits_are_masked),
		cmocka_unit_test(english_pairs_are_masked),
		cmocka_unit_test(homophones_of_digits_count_among_digits),
		cmocka_unit_test(a_code_is_masked_when_announced),
		cmocka_unit_test(announced_after_is_announced),
		cmocka_unit_test(a_price_is_open),
		cmocka_unit_test(a_plan_is_open),
		cmocka_unit_test(a_date_is_open),
		cmocka_unit_test(a_service_number_is_open),
		cmocka_unit_test(two_hotlines_are_no_number_together),
		cmocka_unit_test(a_hotline_is_no_answer),
		cmocka_unit_test(a_hotline_after_a_private_number_is_open),
		cmocka_unit_test(a_hotline_inside_a_private_number_is_masked),
		cmocka_unit_test(a_job_number_is_open),
		cmocka_unit_test(an_english_price_is_open),
		cmocka_unit_test(an_english_year_is_open),
		cmocka_unit_test(opening_hours_are_open),
		cmocka_unit_test(written_opening_hours_are_open),
		cmocka_unit_test(a_name_with_a_digit_is_open),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
