#include "import_pieces.h"

#include <stdlib.h>
#include <string.h>

#include "list.h"
#include "text.h"

/* What a name holds says who speaks; the first that fits wins, so that
 * "customer service" is an agent. Folded (text_fold). */
static const struct {
	const char *part;
	enum party party;
} names[] = {
	{ "customer service", PARTY_AGENT },
	{ "客户服务", PARTY_AGENT },
	{ "agent", PARTY_AGENT },
	{ "operator", PARTY_AGENT },
	{ "representative", PARTY_AGENT },
	{ "advisor", PARTY_AGENT },
	{ "客服", PARTY_AGENT },
	{ "坐席", PARTY_AGENT },
	{ "座席", PARTY_AGENT },
	{ "话务员", PARTY_AGENT },
	{ "接线员", PARTY_AGENT },
	{ "customer", PARTY_CUSTOMER },
	{ "caller", PARTY_CUSTOMER },
	{ "client", PARTY_CUSTOMER },
	{ "客户", PARTY_CUSTOMER },
	{ "用户", PARTY_CUSTOMER },
	{ "顾客", PARTY_CUSTOMER },
	{ "机主", PARTY_CUSTOMER },
	{ "system", PARTY_SYSTEM },
	{ "ivr", PARTY_SYSTEM },
	{ "系统", PARTY_SYSTEM },
};
#define NAME_COUNT (sizeof(names) / sizeof(names[0]))

enum status party_of_name(
	const char *name, size_t length, enum party *party, struct failure *why)
{
	struct text raw = { 0 }, folded = { 0 };
	enum status rc = text_add_part(&raw, name, length, why);

	if (rc == STATUS_OK)
		rc = text_fold(&folded, text_string(&raw), why);
	if (rc == STATUS_OK) {
		*party = PARTY_UNKNOWN;
		for (size_t i = 0; i < NAME_COUNT; i++) {
			if (strstr(text_string(&folded), names[i].part)) {
				*party = names[i].party;
				break;
			}
		}
	}
	text_release(&raw);
	text_release(&folded);
	return rc;
}

enum status pieces_add(
	struct pieces *pieces, const struct piece *piece, struct failure *why)
{
	enum status rc = list_reserve(&pieces->items, &pieces->capacity,
		pieces->count + 1, sizeof(*pieces->items), why);
	char *text = arena_text(&pieces->arena, piece->text);

	if (rc != STATUS_OK)
		return rc;
	if (!text)
		return failure_no_memory(why);
	pieces->items[pieces->count] = *piece;
	pieces->items[pieces->count++].text = text;
	return STATUS_OK;
}

enum status pieces_speaker(struct pieces *pieces, const char *name,
	size_t length, int *speaker, struct failure *why)
{
	struct speaker *fresh = &pieces->speakers[pieces->speaker_count];

	for (int i = 0; i < pieces->speaker_count; i++) {
		const char *known = pieces->speakers[i].name;

		if (strlen(known) == length &&
			memcmp(known, name, length) == 0) {
			*speaker = i;
			return STATUS_OK;
		}
	}
	if (pieces->speaker_count == IMPORT_SPEAKERS_MOST)
		return failure_set(why, STATUS_INVALID, "more than %d speakers",
			IMPORT_SPEAKERS_MOST);
	fresh->name = arena_text_part(&pieces->arena, name, length);
	if (!fresh->name)
		return failure_no_memory(why);
	*speaker = pieces->speaker_count++;
	return party_of_name(name, length, &fresh->party, why);
}

void pieces_release(struct pieces *pieces)
{
	free(pieces->items);
	arena_release(&pieces->arena);
	*pieces = (struct pieces){ 0 };
}
