/*
 * Masking: dialogues for tests of privacy, a line a turn.
 *
 *	assert_masked_zh("C:我是一三八零零一三八零零零", "C:我是[电话]")
 *
 * Thread rule: one thread.
 */
#ifndef AUSCULT_MASKING_H
#define AUSCULT_MASKING_H

#include "privacy.h"
#include "said_call.h"

/* The turns again, masked. */
static enum status masked(struct text *into, const char *dialogue,
	bool is_chinese, struct failure *why)
{
	struct call call = { 0 };
	struct privacy privacy = { 0 };
	enum status rc = said_call(&call, dialogue, why);

	if (rc == STATUS_OK)
		rc = privacy_find(&privacy, &call, why);
	for (size_t i = 0; i < call.turns.count && rc == STATUS_OK; i++) {
		const struct turn *turn = &call.turns.items[i];

		rc = text_add_format(into, why, "%s%c:", i ? "\n" : "",
			turn->party == PARTY_AGENT ? 'A' : 'C');
		if (rc == STATUS_OK)
			rc = privacy_turn_text(
				&privacy, &call, turn, is_chinese, into, why);
	}
	privacy_release(&privacy);
	call_release(&call);
	return rc;
}

static void assert_masked_in(
	const char *dialogue, const char *want, bool is_chinese)
{
	struct text text = { 0 };
	struct failure why;

	assert_int_equal(masked(&text, dialogue, is_chinese, &why), STATUS_OK);
	assert_string_equal(text_string(&text), want);
	text_release(&text);
}

#define assert_masked_zh(dialogue, want) assert_masked_in(dialogue, want, true)
#define assert_masked_en(dialogue, want) assert_masked_in(dialogue, want, false)
#define assert_open(dialogue) assert_masked_in(dialogue, dialogue, false)

#endif
