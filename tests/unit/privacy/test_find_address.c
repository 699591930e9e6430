#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "masking.h"

static void a_street_with_a_house_is_masked_without_a_cue(void **state)
{
	(void)state;
	assert_masked_zh(
		"C:就是中山路一百二十号三单元那里", "C:就是[地址]那里");
}

static void a_district_is_masked_when_asked_for(void **state)
{
	(void)state;
	assert_masked_zh("A:装机地址在哪里\nC:在朝阳区望京街道",
		"A:装机地址在哪里\nC:在[地址]");
}

static void a_date_is_no_address(void **state)
{
	(void)state;
	assert_open("A:三月十五号上门七号线也可以到");
}

static void an_english_street_is_masked(void **state)
{
	(void)state;
	assert_masked_en(
		"C:send it to forty two maple street apartment four please",
		"C:send it to [address] please");
}

static void the_town_and_its_postcode_are_masked(void **state)
{
	(void)state;
	assert_masked_en("C:i live at twelve high road bristol",
		"C:i live at [address]");
}

static void a_street_without_a_number_is_open(void **state)
{
	(void)state;
	assert_open("C:the whole street has no internet");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_street_with_a_house_is_masked_without_a_cue),
		cmocka_unit_test(a_district_is_masked_when_asked_for),
		cmocka_unit_test(a_date_is_no_address),
		cmocka_unit_test(an_english_street_is_masked),
		cmocka_unit_test(the_town_and_its_postcode_are_masked),
		cmocka_unit_test(a_street_without_a_number_is_open),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
