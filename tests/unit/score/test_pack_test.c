#include "judging.h"
#include "pack_test.h"

#define FOLDER AUSCULT_SOURCE_DIR "/rules/"

/* Rules of the shipped packs want so many dialogues each way. */
#define LEAST_EACH_WAY 2

static struct pack *load(const char *name)
{
	struct failure why = { "" };
	struct pack *pack = NULL;
	char path[512];

	(void)snprintf(path, sizeof(path), FOLDER "%s.yaml", name);
	if (pack_load(&pack, path, &why) != STATUS_OK)
		fail_msg("%s", why.text);
	return pack;
}

static void run_tests_of(const char *name)
{
	struct pack *pack = load(name);
	struct pack_test_results results = { 0 };
	struct failure why = { "" };

	if (pack_test_run(pack, &results, &why) != STATUS_OK)
		fail_msg("%s", why.text);
	for (size_t i = 0; i < results.count; i++)
		if (!results.items[i].is_passed)
			print_error("%s\n", results.items[i].message.text);
	assert_int_equal(results.failed_count, 0);
	assert_true(results.count > 0);
	pack_test_results_release(&results);
	pack_free(pack);
}

static size_t count_expected(
	const struct pack *pack, size_t rule, enum verdict_value value)
{
	size_t count = 0;

	for (size_t i = 0; i < pack->example_count; i++) {
		const struct pack_example *example = &pack->examples[i];

		for (size_t k = 0; k < example->expected_count; k++)
			count += (size_t)example->expected[k].rule == rule &&
				 example->expected[k].value == value;
	}
	return count;
}

static bool is_covered(const char *name)
{
	struct pack *pack = load(name);
	bool is_enough = true;

	for (size_t i = 0; i < pack->rule_count; i++) {
		size_t passes = count_expected(pack, i, VERDICT_PASS);
		size_t fails = count_expected(pack, i, VERDICT_FAIL);

		if (passes >= LEAST_EACH_WAY && fails >= LEAST_EACH_WAY)
			continue;
		is_enough = false;
		print_error("%s: %s passes in %zu tests and fails in %zu\n",
			name, pack->rules[i].id, passes, fails);
	}
	pack_free(pack);
	return is_enough;
}

static void telecom_zh_passes_its_tests(void **state)
{
	(void)state;
	run_tests_of("telecom-zh");
}

static void telecom_en_passes_its_tests(void **state)
{
	(void)state;
	run_tests_of("telecom-en");
}

static void outbound_sales_zh_passes_its_tests(void **state)
{
	(void)state;
	run_tests_of("outbound-sales-zh");
}

static void complaint_risk_passes_its_tests(void **state)
{
	(void)state;
	run_tests_of("complaint-risk");
}

static void every_rule_is_tested_twice_each_way(void **state)
{
	static const char *const names[] = { "telecom-zh", "telecom-en",
		"outbound-sales-zh", "complaint-risk" };
	bool is_enough = true;

	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		is_enough &= is_covered(names[i]);
	assert_true(is_enough);
}

static void a_wrong_expectation_is_told_with_its_place(void **state)
{
	static const char yaml[] =
		"pack: x\nversion: '1'\nlanguages: zh\n"
		"rules:\n  r: {pass: {said: [您好]}}\n"
		"tests:\n"
		"- {name: one, dialogue: 'A: 喂', expect: {r: pass}}\n"
		"- {name: two, dialogue: 'A: 喂', expect: {r: fail}}\n"
		"- {name: three, dialogue: 'B: 喂', expect: {r: fail}}\n";
	struct pack_test_results results = { 0 };
	struct failure why = { "" };
	struct pack *pack = NULL;

	(void)state;
	assert_int_equal(pack_parse(&pack, yaml, strlen(yaml), "x.yaml", &why),
		STATUS_OK);
	assert_int_equal(pack_test_run(pack, &results, &why), STATUS_OK);
	assert_int_equal(results.count, 3);
	assert_int_equal(results.failed_count, 2);
	assert_string_equal(results.items[0].message.text,
		"x.yaml:7:45: test \"one\": r is fail (did not hear \"您好\" "
		"from anyone), want pass");
	assert_true(results.items[1].is_passed);
	assert_string_equal(results.items[2].message.text,
		"x.yaml:9:3: test \"three\": line 1: want A:, C:, U:, pause, "
		"hold, ivr or a tone");
	pack_test_results_release(&results);
	pack_free(pack);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(telecom_zh_passes_its_tests),
		cmocka_unit_test(telecom_en_passes_its_tests),
		cmocka_unit_test(outbound_sales_zh_passes_its_tests),
		cmocka_unit_test(complaint_risk_passes_its_tests),
		cmocka_unit_test(every_rule_is_tested_twice_each_way),
		cmocka_unit_test(a_wrong_expectation_is_told_with_its_place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
