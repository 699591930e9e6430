/* A call whose words no longer say what is private. */
#include <math.h>

#include "privacy.h"

/* Puts the mask in place of the item's first word; false when memory is short.
 */
static bool mask_item(
	struct call *call, const struct private_item *item, bool is_chinese)
{
	struct word *words = &call->words.items[item->first_word];

	for (size_t i = 1; i < item->word_count; i++)
		words[0].when.end_s =
			fmax(words[0].when.end_s, words[i].when.end_s);
	words[0].text = arena_print(&call->arena, "[%s]",
		private_kind_title(item->kind, is_chinese));
	return words[0].text != NULL;
}

/* Where each word goes when all but the first of each item are gone, and at
 * `count` how many are left. */
static void number_words(
	const struct privacy *privacy, size_t count, size_t *numbers)
{
	size_t kept = 0, item = 0;

	for (size_t w = 0; w < count; w++) {
		const struct private_item *at = &privacy->items[item];

		numbers[w] = kept++;
		if (item == privacy->count || w < at->first_word)
			continue;
		if (w > at->first_word)
			kept--;
		item += w + 1 == at->first_word + at->word_count;
	}
	numbers[count] = kept;
}

static void move_words(struct call *call, const size_t *numbers)
{
	size_t count = call->words.count;

	/* A word that goes has the number of the next that stays, which is
	 * moved there after it. */
	for (size_t w = 0; w < count; w++)
		call->words.items[numbers[w]] = call->words.items[w];
	call->words.count = numbers[count];
}

static void renumber(size_t *first, size_t *count, const size_t *numbers)
{
	size_t end = numbers[*first + *count];

	*first = numbers[*first];
	*count = end - *first;
}

enum status privacy_mask_call(const struct privacy *privacy, struct call *call,
	bool is_chinese, struct failure *why)
{
	size_t *numbers = arena_alloc(
		&call->arena, (call->words.count + 1) * sizeof(*numbers));

	if (!numbers)
		return failure_no_memory(why);
	for (size_t i = 0; i < privacy->count; i++)
		if (!mask_item(call, &privacy->items[i], is_chinese))
			return failure_no_memory(why);
	number_words(privacy, call->words.count, numbers);
	for (size_t i = 0; i < call->turns.count; i++)
		renumber(&call->turns.items[i].first_word,
			&call->turns.items[i].word_count, numbers);
	for (size_t i = 0; i < call->utterances.count; i++)
		renumber(&call->utterances.items[i].first_word,
			&call->utterances.items[i].word_count, numbers);
	move_words(call, numbers);
	return STATUS_OK;
}
