#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "masking.h"

static void a_name_is_masked_after_its_cue(void **state)
{
	(void)state;
	assert_masked_zh("C:我叫张建国手机打不通", "C:我叫[姓名]手机打不通");
}

static void an_answer_to_the_question_for_a_name_is_masked(void **state)
{
	(void)state;
	assert_masked_zh("A:请问机主姓名是什么\nC:嗯李秀英",
		"A:请问机主姓名是什么\nC:嗯[姓名]");
}

static void a_surname_before_its_title_is_masked(void **state)
{
	(void)state;
	assert_masked_zh("A:好的欧阳先生您好", "A:好的[姓名]先生您好");
}

static void a_name_told_character_by_character_is_masked(void **state)
{
	(void)state;
	assert_masked_zh("C:我叫陈建\nA:哪个建\nC:耳东陈建设的建",
		"C:我叫[姓名]\nA:哪个建\nC:[姓名]");
}

static void an_english_name_ends_before_and(void **state)
{
	(void)state;
	assert_masked_en("C:my name is john smith and i am late",
		"C:my name is [name] and i am late");
}

static void this_is_announces_who_is_speaking(void **state)
{
	(void)state;
	assert_masked_en(
		"C:this is victor evans speaking", "C:this is [name] speaking");
}

static void a_spelled_name_is_masked(void **state)
{
	(void)state;
	assert_masked_en("C:my name is kowalski\nC:k o w a l s k i",
		"C:my name is [name]\nC:[name]");
}

static void this_is_alone_announces_nothing(void **state)
{
	(void)state;
	assert_open("C:this is terrible service");
}

static void a_title_without_a_name_is_open(void **state)
{
	(void)state;
	assert_open("A:这位先生您好");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_name_is_masked_after_its_cue),
		cmocka_unit_test(
			an_answer_to_the_question_for_a_name_is_masked),
		cmocka_unit_test(a_surname_before_its_title_is_masked),
		cmocka_unit_test(a_name_told_character_by_character_is_masked),
		cmocka_unit_test(an_english_name_ends_before_and),
		cmocka_unit_test(this_is_announces_who_is_speaking),
		cmocka_unit_test(a_spelled_name_is_masked),
		cmocka_unit_test(this_is_alone_announces_nothing),
		cmocka_unit_test(a_title_without_a_name_is_open),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
