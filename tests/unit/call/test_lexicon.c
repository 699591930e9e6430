#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "lexicon.h"

static struct lexicon *make(void)
{
	struct lexicon *lexicon = NULL;
	struct failure why;

	assert_int_equal(lexicon_new(&lexicon, LANGUAGE_ZH, &why), STATUS_OK);
	return lexicon;
}

static void add(struct lexicon *lexicon, const char *word, const char *phones)
{
	struct failure why;

	assert_int_equal(lexicon_add(lexicon, word, phones, &why), STATUS_OK);
}

static uint32_t find(const struct lexicon *lexicon, const char *word)
{
	uint32_t number = UINT32_MAX;

	assert_true(lexicon_find(lexicon, word, strlen(word), &number));
	return number;
}

static void readings_come_in_the_order_they_were_added(void **state)
{
	struct lexicon *lexicon = make();
	const struct reading *reading;

	(void)state;
	add(lexicon, "行", "x ing");
	add(lexicon, "行", "h ang");
	reading = lexicon_readings(lexicon, find(lexicon, "行"));
	assert_int_equal(reading->count, 2);
	assert_string_equal(
		lexicon_phone_name(lexicon, reading->phones[1]), "ing");
	reading = reading->next;
	assert_string_equal(
		lexicon_phone_name(lexicon, reading->phones[0]), "h");
	assert_null(reading->next);
	lexicon_free(lexicon);
}

static void the_same_reading_is_kept_once(void **state)
{
	struct lexicon *lexicon = make();

	(void)state;
	add(lexicon, "行", "x ing");
	add(lexicon, "行", "x  ing");
	assert_null(lexicon_readings(lexicon, find(lexicon, "行"))->next);
	lexicon_free(lexicon);
}

static void phones_are_shared_by_name(void **state)
{
	struct lexicon *lexicon = make();
	uint8_t phone;

	(void)state;
	add(lexicon, "行", "x ing");
	add(lexicon, "星", "x ing");
	assert_int_equal(lexicon_phone_count(lexicon), 2);
	assert_true(lexicon_find_phone(lexicon, "ing", &phone));
	assert_int_equal(phone, 1);
	assert_false(lexicon_find_phone(lexicon, "in", &phone));
	lexicon_free(lexicon);
}

static void a_forgotten_word_takes_a_new_reading(void **state)
{
	struct lexicon *lexicon = make();
	uint32_t number;

	(void)state;
	add(lexicon, "行", "x ing");
	lexicon_mark_rare(lexicon, "行");
	lexicon_forget(lexicon, "行");
	assert_false(lexicon_find(lexicon, "行", strlen("行"), &number));
	add(lexicon, "行", "h ang");
	number = find(lexicon, "行");
	assert_null(lexicon_readings(lexicon, number)->next);
	assert_false(lexicon_is_rare(lexicon, number));
	lexicon_free(lexicon);
}

static void a_word_without_phones_is_refused(void **state)
{
	struct lexicon *lexicon = make();
	struct failure why;

	(void)state;
	assert_int_equal(lexicon_add(lexicon, "行", " ", &why), STATUS_INVALID);
	assert_string_equal(why.text, "a word has no reading");
	assert_int_equal(lexicon_count(lexicon), 0);
	lexicon_free(lexicon);
}

static void too_many_phones_are_refused(void **state)
{
	struct lexicon *lexicon = make();
	struct failure why;
	char name[16];
	enum status rc = STATUS_OK;
	int count = 0;

	(void)state;
	while (rc == STATUS_OK && count < 1000) {
		(void)snprintf(name, sizeof(name), "p%d", count++);
		rc = lexicon_add(lexicon, name, name, &why);
	}
	assert_int_equal(rc, STATUS_INVALID);
	assert_int_equal(count, LEXICON_PHONES_MOST + 1);
	lexicon_free(lexicon);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(readings_come_in_the_order_they_were_added),
		cmocka_unit_test(the_same_reading_is_kept_once),
		cmocka_unit_test(phones_are_shared_by_name),
		cmocka_unit_test(a_forgotten_word_takes_a_new_reading),
		cmocka_unit_test(a_word_without_phones_is_refused),
		cmocka_unit_test(too_many_phones_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
