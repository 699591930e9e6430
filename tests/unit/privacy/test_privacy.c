#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "privacy.h"
#include "said_call.h"
#include "scarce_memory.h"

#define DIALOGUE                                \
	"A:您的手机号\n"                   \
	"C:幺三八零零幺三八零零零\n" \
	"C:my name is john smith"

static void an_item_says_who_said_it_and_when(void **state)
{
	struct call call = { 0 };
	struct privacy privacy = { 0 };
	struct failure why;

	(void)state;
	assert_int_equal(said_call(&call, DIALOGUE, &why), STATUS_OK);
	assert_int_equal(privacy_find(&privacy, &call, &why), STATUS_OK);
	assert_int_equal(privacy.count, 2);
	assert_int_equal(privacy.items[0].kind, PRIVATE_PHONE);
	assert_int_equal(privacy.items[0].party, PARTY_CUSTOMER);
	assert_int_equal(privacy.items[0].turn, 1);
	assert_int_equal(privacy.items[0].word_count, 11);
	assert_float_equal(privacy.items[0].when.start_s,
		call.turns.items[1].when.start_s, 1e-6);
	assert_float_equal(privacy.items[0].when.end_s,
		call.turns.items[1].when.end_s, 1e-6);
	privacy_release(&privacy);
	call_release(&call);
}

static void a_masked_call_says_nothing_private(void **state)
{
	struct call call = { 0 };
	struct privacy privacy = { 0 };
	struct text text = { 0 };
	struct failure why;

	(void)state;
	assert_int_equal(said_call(&call, DIALOGUE, &why), STATUS_OK);
	assert_int_equal(privacy_find(&privacy, &call, &why), STATUS_OK);
	assert_int_equal(
		privacy_mask_call(&privacy, &call, false, &why), STATUS_OK);
	for (size_t i = 0; i < call.turns.count; i++)
		assert_int_equal(call_turn_text(&call, &call.turns.items[i],
					 &text, &why),
			STATUS_OK);
	assert_string_equal(
		text_string(&text), "您的手机号[phone]my name is [name]");
	text_release(&text);
	privacy_release(&privacy);
	call_release(&call);
}

static void a_call_without_words_has_nothing_private(void **state)
{
	struct call call = { 0 };
	struct privacy privacy = { 0 };
	struct failure why;

	(void)state;
	assert_int_equal(privacy_find(&privacy, &call, &why), STATUS_OK);
	assert_int_equal(privacy.count, 0);
	privacy_release(&privacy);
}

static void memory_that_runs_short_is_said(void **state)
{
	struct call call = { 0 };
	struct failure why;
	enum status rc = STATUS_OK;

	(void)state;
	assert_int_equal(said_call(&call, DIALOGUE, &why), STATUS_OK);
	for (long n = 0;; n++) {
		struct privacy privacy = { 0 };

		scarce_memory_refuse(n);
		rc = privacy_find(&privacy, &call, &why);
		privacy_release(&privacy);
		if (!scarce_memory_grant())
			break;
		assert_int_equal(rc, STATUS_NO_MEMORY);
	}
	assert_int_equal(rc, STATUS_OK);
	call_release(&call);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_item_says_who_said_it_and_when),
		cmocka_unit_test(a_masked_call_says_nothing_private),
		cmocka_unit_test(a_call_without_words_has_nothing_private),
		cmocka_unit_test(memory_that_runs_short_is_said),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
