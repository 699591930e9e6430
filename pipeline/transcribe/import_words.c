#include "import_words.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "list.h"
#include "text.h"

/* A cut: the word that begins at or after `at`. */
struct cut {
	const char *start;
	size_t length; /* bytes; 0 when there is no further word */
	size_t characters;
};

/* "don't", "wi-fi", "3.5", "1,299". */
static bool joins(const char *at, size_t used)
{
	int32_t next;

	if (used != 1 || !strchr("'-.,", *at))
		return false;
	(void)text_next(at + 1, &next);
	return text_is_word_character(next) && !text_is_ideograph(next);
}

static struct cut next_word(const char *at)
{
	struct cut cut = { .start = at };
	int32_t code_point;
	size_t used;

	while ((used = text_next(at, &code_point)) > 0 &&
		!text_is_word_character(code_point))
		at += used;
	cut.start = at;
	while ((used = text_next(at, &code_point)) > 0) {
		bool is_letter = text_is_word_character(code_point);

		if (is_letter && text_is_ideograph(code_point) &&
			cut.characters > 0)
			break;
		if (!is_letter && !(cut.characters > 0 && joins(at, used)))
			break;
		at += used;
		cut.characters += is_letter;
		if (text_is_ideograph(code_point))
			break;
	}
	cut.length = (size_t)(at - cut.start);
	return cut;
}

static enum status add(struct imported_words *words, struct pieces *pieces,
	const struct piece *piece, const struct cut *cut, struct failure *why)
{
	struct imported_word *fresh;
	enum status rc = list_reserve(&words->items, &words->capacity,
		words->count + 1, sizeof(*words->items), why);

	if (rc != STATUS_OK)
		return rc;
	fresh = &words->items[words->count];
	*fresh = (struct imported_word){
		.word.text = arena_text_part(
			&pieces->arena, cut->start, cut->length),
		.word.confidence = piece->confidence,
		.channel = piece->channel,
		.speaker = piece->speaker,
		.party = piece->speaker == IMPORT_NOBODY
				 ? PARTY_UNKNOWN
				 : pieces->speakers[piece->speaker].party,
		.place = words->count,
		.utterance = IMPORT_NOWHERE,
	};
	if (!fresh->word.text)
		return failure_no_memory(why);
	words->count++;
	return STATUS_OK;
}

static enum status cut_piece(struct imported_words *words,
	struct pieces *pieces, const struct piece *piece, struct failure *why)
{
	double length_s = fmax(0.0, span_length_s(piece->when));
	size_t all = text_count_characters(piece->text), said = 0;
	struct cut cut = next_word(piece->text);
	enum status rc = STATUS_OK;

	while (cut.length > 0 && rc == STATUS_OK) {
		rc = add(words, pieces, piece, &cut, why);
		if (rc == STATUS_OK) {
			struct span *when =
				&words->items[words->count - 1].word.when;

			when->start_s = piece->when.start_s +
					length_s * (double)said / (double)all;
			said += cut.characters;
			when->end_s = piece->when.start_s +
				      length_s * (double)said / (double)all;
		}
		cut = next_word(cut.start + cut.length);
	}
	return rc;
}

enum status import_words_cut(struct imported_words *words,
	struct pieces *pieces, struct failure *why)
{
	enum status rc = STATUS_OK;

	for (size_t i = 0; i < pieces->count && rc == STATUS_OK; i++)
		rc = cut_piece(words, pieces, &pieces->items[i], why);
	return rc;
}
