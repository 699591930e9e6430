/* A call whose words no longer say what is private. */
#include <math.h>

#include "privacy.h"

/* Masks `count` words from `first` on as one; false when memory is short. */
static bool mask_words(struct call *call, size_t first, size_t count,
	enum private_kind kind, bool is_chinese)
{
	struct word *words = &call->words.items[first];
	const char *mask = arena_print(
		&call->arena, "[%s]", private_kind_title(kind, is_chinese));

	for (size_t i = 1; i < count && mask; i++) {
		words[0].when.end_s =
			fmax(words[0].when.end_s, words[i].when.end_s);
		words[i].text = "";
	}
	words[0].text = mask;
	return mask != NULL;
}

enum status privacy_mask_call(const struct privacy *privacy, struct call *call,
	bool is_chinese, struct failure *why)
{
	for (size_t i = 0; i < privacy->count; i++) {
		const struct private_item *item = &privacy->items[i];

		if (!mask_words(call, item->first_word, item->word_count,
			    item->kind, is_chinese))
			return failure_no_memory(why);
	}
	return STATUS_OK;
}
