#include "privacy.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "finder.h"
#include "list.h"

static const struct {
	const char *name;
	const char *title_en;
	const char *title_zh;
} names[PRIVATE_KIND_COUNT] = {
	[PRIVATE_NOTHING] = { "nothing", "", "" },
	[PRIVATE_PHONE] = { "phone", "phone", "电话" },
	[PRIVATE_IDENTITY] = { "identity", "identity", "证件号" },
	[PRIVATE_CARD] = { "card", "card", "卡号" },
	[PRIVATE_CODE] = { "code", "code", "密码" },
	[PRIVATE_NUMBER] = { "number", "number", "号码" },
	[PRIVATE_NAME] = { "name", "name", "姓名" },
	[PRIVATE_ADDRESS] = { "address", "address", "地址" },
	[PRIVATE_MAIL] = { "mail", "e-mail", "邮箱" },
	[PRIVATE_PLATE] = { "plate", "plate", "车牌" },
	[PRIVATE_BIRTH] = { "birth", "birth", "生日" },
};

const char *private_kind_name(enum private_kind kind)
{
	return names[kind].name;
}

const char *private_kind_title(enum private_kind kind, bool is_chinese)
{
	return is_chinese ? names[kind].title_zh : names[kind].title_en;
}

/* ---- finding ---- */

void finder_mark(
	struct finder *finder, size_t first, size_t end, enum private_kind kind)
{
	for (size_t i = first; i < end; i++) {
		uint8_t *mark = &finder->kinds[finder->atoms.items[i].word];

		if (!*mark)
			*mark = (uint8_t)kind;
	}
}

static enum status add_item(struct privacy *privacy, const struct call *call,
	size_t turn, size_t first, struct failure *why)
{
	struct private_item *item;
	const struct turn *said = &call->turns.items[turn];
	size_t end = said->first_word + said->word_count, at = first;
	enum status rc = list_reserve(&privacy->items, &privacy->capacity,
		privacy->count + 1, sizeof(*privacy->items), why);

	if (rc != STATUS_OK)
		return rc;
	while (at < end && privacy->kinds[at] == privacy->kinds[first])
		at++;
	item = &privacy->items[privacy->count++];
	*item = (struct private_item){ .when = { INFINITY, 0.0 },
		.party = said->party,
		.channel = said->channel,
		.kind = (enum private_kind)privacy->kinds[first],
		.turn = turn,
		.first_word = first,
		.word_count = at - first };
	for (size_t i = first; i < at; i++) {
		struct span when = call->words.items[i].when;

		item->when.start_s = fmin(item->when.start_s, when.start_s);
		item->when.end_s = fmax(item->when.end_s, when.end_s);
	}
	return STATUS_OK;
}

static enum status list_items(
	struct privacy *privacy, const struct call *call, struct failure *why)
{
	enum status rc = STATUS_OK;

	privacy->count = 0;
	for (size_t t = 0; t < call->turns.count; t++) {
		const struct turn *turn = &call->turns.items[t];
		size_t end = turn->first_word + turn->word_count;

		for (size_t w = turn->first_word; w < end; w++) {
			if (!privacy->kinds[w])
				continue;
			rc = add_item(privacy, call, t, w, why);
			if (rc != STATUS_OK)
				return rc;
			w += privacy->items[privacy->count - 1].word_count - 1;
		}
	}
	return STATUS_OK;
}

enum status privacy_find(
	struct privacy *privacy, const struct call *call, struct failure *why)
{
	struct finder finder = { 0 };
	enum status rc = list_reserve(&privacy->kinds, &privacy->kinds_capacity,
		call->words.count + 1, sizeof(*privacy->kinds), why);

	if (rc == STATUS_OK) {
		memset(privacy->kinds, PRIVATE_NOTHING, call->words.count);
		finder.kinds = privacy->kinds;
		rc = atoms_fill(&finder.atoms, call, why);
	}
	if (rc == STATUS_OK)
		rc = find_numbers(&finder, why);
	if (rc == STATUS_OK) {
		find_names(&finder);
		find_addresses(&finder);
		find_handles(&finder);
		rc = list_items(privacy, call, why);
	}
	digit_runs_release(&finder.runs);
	atoms_release(&finder.atoms);
	return rc;
}

void privacy_release(struct privacy *privacy)
{
	free(privacy->items);
	free(privacy->kinds);
	*privacy = (struct privacy){ 0 };
}

/* ---- text ---- */

enum status privacy_word_text(const struct privacy *privacy,
	const struct call *call, const struct turn *turn, size_t i,
	bool is_chinese, struct text *into, struct failure *why)
{
	size_t word = turn->first_word + i;
	enum private_kind kind = (enum private_kind)privacy->kinds[word];
	size_t length = into->length;
	enum status rc;

	if (!kind)
		return call_word_text(call, turn, i, into, why);
	if (i > 0 && privacy->kinds[word - 1] == privacy->kinds[word])
		return STATUS_OK;
	/* The space that the word would have had stays. */
	rc = call_word_text(call, turn, i, into, why);
	if (rc != STATUS_OK)
		return rc;
	into->length = length + (into->bytes[length] == ' ');
	return text_add_format(
		into, why, "[%s]", private_kind_title(kind, is_chinese));
}

enum status privacy_turn_text(const struct privacy *privacy,
	const struct call *call, const struct turn *turn, bool is_chinese,
	struct text *into, struct failure *why)
{
	enum status rc = STATUS_OK;

	for (size_t i = 0; i < turn->word_count && rc == STATUS_OK; i++)
		rc = privacy_word_text(
			privacy, call, turn, i, is_chinese, into, why);
	return rc;
}
