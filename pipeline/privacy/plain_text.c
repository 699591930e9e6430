/* A text that stands alone is a call of one turn. */
#include "privacy.h"

/* Where the word at `at` ends: an ideograph, or letters and digits, with the
 * signs and blanks behind it, so that all words together are the text. */
static size_t word_length(const char *at)
{
	int32_t code_point;
	size_t length = text_next(at, &code_point), used;
	bool is_ideograph = text_is_ideograph(code_point);
	bool is_ended = is_ideograph || !text_is_word_character(code_point);

	while ((used = text_next(at + length, &code_point)) > 0) {
		bool is_word = text_is_word_character(code_point);

		if (text_is_ideograph(code_point) || (is_word && is_ended))
			break;
		is_ended = is_ended || code_point == ' ';
		length += used;
	}
	return length;
}

static enum status add_words(struct call *call, const char *text,
	struct text *word, struct failure *why)
{
	struct turn turn = { 0 };
	enum status rc = STATUS_OK;

	while (*text && rc == STATUS_OK) {
		size_t length = word_length(text);

		text_clear(word);
		rc = text_add_part(word, text, length, why);
		if (rc == STATUS_OK)
			rc = call_add_word(call,
				&(struct word){ .text = text_string(word) },
				why);
		turn.word_count++;
		text += length;
	}
	return rc == STATUS_OK ? call_add_turn(call, &turn, why) : rc;
}

/* What stands behind the last letter of a word. */
static const char *word_tail(const char *word)
{
	const char *tail = word;
	int32_t code_point;
	size_t used;

	while ((used = text_next(word, &code_point)) > 0) {
		word += used;
		if (text_is_word_character(code_point))
			tail = word;
	}
	return tail;
}

static enum status write_masked(const struct privacy *privacy,
	const struct call *call, bool is_chinese, struct text *into,
	struct failure *why)
{
	enum status rc = STATUS_OK;

	for (size_t i = 0; i < call->words.count && rc == STATUS_OK; i++) {
		const char *word = call->words.items[i].text;
		enum private_kind kind = (enum private_kind)privacy->kinds[i];

		if (!kind) {
			rc = text_add(into, word, why);
			continue;
		}
		while (i + 1 < call->words.count &&
			privacy->kinds[i + 1] == privacy->kinds[i])
			i++;
		rc = text_add_format(into, why, "[%s]%s",
			private_kind_title(kind, is_chinese),
			word_tail(call->words.items[i].text));
	}
	return rc;
}

enum status privacy_plain_text(const char *text, bool is_chinese,
	struct text *into, struct failure *why)
{
	struct call call = { 0 };
	struct privacy privacy = { 0 };
	struct text word = { 0 };
	enum status rc = add_words(&call, text, &word, why);

	if (rc == STATUS_OK)
		rc = privacy_find(&privacy, &call, why);
	if (rc == STATUS_OK)
		rc = write_masked(&privacy, &call, is_chinese, into, why);
	text_release(&word);
	privacy_release(&privacy);
	call_release(&call);
	return rc;
}
