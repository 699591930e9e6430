#include "quote.h"

#include <math.h>
#include <string.h>

/* So many digits of a call are no accident in another text. */
#define TELLING_DIGITS 4

/* ---- the text as a call ---- */

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

/* ---- what of it was said ---- */

static bool is_same(const struct atom *a, const struct atom *b)
{
	return a->length == b->length &&
	       memcmp(a->text, b->text, a->length) == 0;
}

static enum private_kind said_kind(const struct quoter *quoter, size_t at)
{
	return (enum private_kind)
		quoter->privacy->kinds[quoter->said.items[at].word];
}

/* How many atoms of the text from `at` on repeat those of the call from `from`
 * on, as far as these fall into `when` (NULL: whenever). */
static size_t run_length(const struct quoter *quoter, size_t at, size_t from,
	const struct span *when)
{
	const struct atoms *text = &quoter->atoms, *said = &quoter->said;
	size_t n = 0;

	while (at + n < text->count && from + n < said->count &&
		is_same(&text->items[at + n], &said->items[from + n]) &&
		(!when ||
			span_overlap_s(atom_when(said, from + n), *when) > 0.0))
		n++;
	return n;
}

/* Whether a text that repeats so much of the call, wherever, shows what is
 * private there: a word alone or a few digits may be anybody's. */
static bool is_telling(const struct quoter *quoter, size_t from, size_t length)
{
	size_t digits = 0;

	for (size_t i = from; length > 1 && i < from + length; i++) {
		enum atom_kind kind = quoter->said.items[i].kind;

		if (!said_kind(quoter, i))
			continue;
		if (kind == ATOM_IDEOGRAPH || kind == ATOM_LATIN)
			return true;
		digits += kind == ATOM_DIGIT;
	}
	return digits >= TELLING_DIGITS;
}

/* Marks the text's atoms from `at` on as the call's from `from` on are. */
static void mark(struct quoter *quoter, size_t at, size_t from, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		size_t word = quoter->atoms.items[at + i].word;

		if (said_kind(quoter, from + i))
			quoter->found.kinds[word] =
				(uint8_t)said_kind(quoter, from + i);
	}
}

/* Finds the longest run that the text repeats from `at` on and marks it; where
 * it was said several times, what is private in any of them counts. Returns its
 * length, 0 for none. */
static size_t look_up(struct quoter *quoter, size_t at, const struct span *when)
{
	size_t longest = 0;

	for (size_t from = 0; from < quoter->said.count; from++) {
		size_t length = run_length(quoter, at, from, when);

		if (length > longest)
			longest = length;
	}
	for (size_t from = 0; longest && from < quoter->said.count; from++)
		if (run_length(quoter, at, from, when) == longest &&
			(when || is_telling(quoter, from, longest)))
			mark(quoter, at, from, longest);
	return longest;
}

static enum status mark_said(
	struct quoter *quoter, struct span when, struct failure *why)
{
	enum status rc = atoms_fill(&quoter->atoms, &quoter->call, why);

	for (size_t at = 0; rc == STATUS_OK && at < quoter->atoms.count;) {
		size_t length = 0;

		if (!isnan(when.start_s))
			length = look_up(quoter, at, &when);
		if (length == 0)
			length = look_up(quoter, at, NULL);
		at += length ? length : 1;
	}
	return rc;
}

/* ---- the text again ---- */

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

enum status quoter_read(struct quoter *quoter, const struct call *call,
	const struct privacy *privacy, struct failure *why)
{
	static const struct call nobody = { 0 };

	quoter->privacy = privacy;
	return atoms_fill(
		&quoter->said, privacy->count > 0 ? call : &nobody, why);
}

void quoter_release(struct quoter *quoter)
{
	atoms_release(&quoter->said);
	call_release(&quoter->call);
	privacy_release(&quoter->found);
	atoms_release(&quoter->atoms);
	text_release(&quoter->word);
	*quoter = (struct quoter){ 0 };
}

enum status quoter_mask(struct quoter *quoter, const char *text,
	struct span when, bool is_chinese, struct text *into,
	struct failure *why)
{
	enum status rc;

	call_clear(&quoter->call);
	rc = add_words(&quoter->call, text, &quoter->word, why);
	if (rc == STATUS_OK)
		rc = privacy_find(&quoter->found, &quoter->call, why);
	if (rc == STATUS_OK && quoter->said.count > 0)
		rc = mark_said(quoter, when, why);
	if (rc == STATUS_OK)
		rc = write_masked(
			&quoter->found, &quoter->call, is_chinese, into, why);
	return rc;
}
