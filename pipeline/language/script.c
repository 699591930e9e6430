#include "script.h"

#include <stdlib.h>
#include <string.h>

#include "cutter.h"
#include "estimate.h"
#include "example.h"
#include "list.h"
#include "spoken.h"
#include "symbols.h"

/* Examples of a phrase with slots. */
#define EXAMPLES 8

struct script {
	const struct lexicon *lexicon;
	struct cutter *cutter;
	struct estimator *estimator;
	struct symbols phrases; /* those that were added */
	struct symbols new_texts;
	struct script_word *new_words; /* by number in new_texts */
	size_t new_capacity;
	struct arena readings;
	struct pronunciation cut;
	struct text spoken;
	uint32_t *words;
	size_t word_capacity;
};

enum status script_new(struct script **out, const struct lexicon *lexicon,
	const struct ngrams *background, struct failure *why)
{
	struct script *script = calloc(1, sizeof(*script));
	enum status rc = script ? STATUS_OK : failure_no_memory(why);

	if (rc == STATUS_OK)
		rc = cutter_new(&script->cutter, lexicon, background, why);
	if (rc == STATUS_OK)
		rc = estimator_new(&script->estimator, why);
	if (rc != STATUS_OK) {
		script_free(script);
		return rc;
	}
	script->lexicon = lexicon;
	*out = script;
	return rc;
}

void script_free(struct script *script)
{
	if (!script)
		return;
	cutter_free(script->cutter);
	estimator_free(script->estimator);
	symbols_release(&script->phrases);
	symbols_release(&script->new_texts);
	free(script->new_words);
	arena_release(&script->readings);
	pronunciation_release(&script->cut);
	text_release(&script->spoken);
	free(script->words);
	free(script);
}

/* The readings of the piece live as long as its text: they are copied. */
static struct reading *copy_readings(
	struct script *script, const struct reading *from)
{
	struct reading *first = NULL, **link = &first;

	for (; from; from = from->next) {
		struct reading *copy = arena_alloc(
			&script->readings, sizeof(*copy) + from->count);

		if (!copy)
			return NULL;
		copy->count = from->count;
		memcpy(copy->phones, from->phones, from->count);
		*link = copy;
		link = &copy->next;
	}
	return first;
}

static enum status note_new_word(struct script *script,
	const struct pronounced *piece, struct failure *why)
{
	struct script_word word = { .text = NULL };
	uint32_t number;
	enum status rc;

	rc = symbols_add(&script->new_texts, piece->text, strlen(piece->text),
		&number, why);
	if (rc == STATUS_OK)
		rc = list_reserve(&script->new_words, &script->new_capacity,
			script->new_texts.count, sizeof(word), why);
	if (rc != STATUS_OK || script->new_words[number].text)
		return rc;
	word.text = script->new_texts.texts[number];
	word.readings = copy_readings(script, piece->readings);
	if (piece->readings && !word.readings)
		return failure_no_memory(why);
	script->new_words[number] = word;
	return rc;
}

/* The words of the cut text, as the estimator numbers them. What nobody can
 * say parts the text: `*count` words come before `*at`. */
static enum status take_words(
	struct script *script, size_t *at, size_t *count, struct failure *why)
{
	const struct pronunciation *cut = &script->cut;
	enum status rc = list_reserve(&script->words, &script->word_capacity,
		cut->count + 1, sizeof(*script->words), why);

	for (*count = 0; *at < cut->count && rc == STATUS_OK; (*at)++) {
		const struct pronounced *piece = &cut->pieces[*at];

		if (piece->is_guessed)
			rc = note_new_word(script, piece, why);
		if (!piece->readings)
			break;
		if (rc == STATUS_OK)
			rc = estimator_word(script->estimator, piece->text,
				&script->words[(*count)++], why);
	}
	return rc;
}

/* Counts a text that is written as it is spoken. */
static enum status add_spoken(struct script *script, const char *spoken,
	struct stand stand, struct failure *why)
{
	enum status rc = cutter_cut(script->cutter, spoken, &script->cut, why);
	size_t at = 0;

	while (at < script->cut.count && rc == STATUS_OK) {
		struct stand here = { .is_start = stand.is_start && at == 0 };
		size_t count;

		rc = take_words(script, &at, &count, why);
		here.is_end = stand.is_end && at == script->cut.count;
		at++;
		if (rc == STATUS_OK && count > 0)
			rc = estimator_add(script->estimator, script->words,
				count, here, why);
	}
	return rc;
}

/* The parts between gaps; each may follow anything. */
static enum status add_example(
	struct script *script, char *example, struct failure *why)
{
	static const char gap[] = { EXAMPLE_GAP, '\0' };
	char *rest = NULL;
	enum status rc = STATUS_OK;

	for (char *part = strtok_r(example, gap, &rest);
		part && rc == STATUS_OK; part = strtok_r(NULL, gap, &rest))
		rc = add_spoken(script, part,
			(struct stand){ .is_start = part == example }, why);
	return rc;
}

enum status script_add_phrase(
	struct script *script, const char *text, struct failure *why)
{
	const unsigned int examples = example_has_slots(text) ? EXAMPLES : 1;
	const size_t known = script->phrases.count;
	uint32_t number;
	enum status rc =
		symbols_add(&script->phrases, text, strlen(text), &number, why);

	if (rc != STATUS_OK || script->phrases.count == known)
		return rc;
	for (unsigned int i = 0; i < examples && rc == STATUS_OK; i++) {
		rc = example_of_phrase(
			&script->spoken, script->lexicon, text, i, why);
		if (rc == STATUS_OK && script->spoken.bytes)
			rc = add_example(script, script->spoken.bytes, why);
	}
	return rc;
}

bool script_is_in(enum language language, const char *text)
{
	bool has_ideographs = false;

	while (*text) {
		int32_t character;

		text += text_next(text, &character);
		has_ideographs = has_ideographs || text_is_ideograph(character);
	}
	return has_ideographs == (language != LANGUAGE_EN);
}

enum status script_add_sentence(
	struct script *script, const char *text, struct failure *why)
{
	enum status rc;

	text_clear(&script->spoken);
	rc = spoken_add(&script->spoken, script->lexicon, text, SPOKEN_YI, why);
	return rc == STATUS_OK
		       ? add_spoken(script, text_string(&script->spoken),
				 (struct stand){ true, true }, why)
		       : rc;
}

static bool has_other_language(const struct pack *pack, enum language language)
{
	for (int l = 0; l < LANGUAGE_COUNT; l++)
		if (pack->languages[l] && l != (int)language)
			return true;
	return false;
}

/* The phrases among `phrases` that are in the language. */
static enum status visit_phrases(const struct script_walk *walk,
	const struct phrase *phrases, size_t count, bool is_mixed,
	struct failure *why)
{
	enum status rc = STATUS_OK;

	for (size_t i = 0; i < count && rc == STATUS_OK; i++)
		if (!is_mixed || script_is_in(walk->language, phrases[i].text))
			rc = walk->visit(walk->context, &phrases[i], why);
	return rc;
}

enum status script_walk_pack(const struct script_walk *walk,
	const struct pack *pack, struct failure *why)
{
	const bool is_mixed = has_other_language(pack, walk->language);
	enum status rc = STATUS_OK;

	for (size_t i = 0; pack->languages[walk->language] &&
			   i < pack->condition_count && rc == STATUS_OK;
		i++) {
		const struct condition *at = &pack->conditions[i];

		rc = visit_phrases(
			walk, at->phrases, at->phrase_count, is_mixed, why);
		if (rc == STATUS_OK)
			rc = visit_phrases(walk, at->excepts, at->except_count,
				is_mixed, why);
	}
	return rc;
}

static enum status visit_phrase(
	void *context, const struct phrase *phrase, struct failure *why)
{
	return script_add_phrase(context, phrase->text, why);
}

enum status script_add_packs(struct script *script,
	const struct pack *const *packs, size_t count, struct failure *why)
{
	const struct script_walk walk = { lexicon_language(script->lexicon),
		visit_phrase, script };
	enum status rc = STATUS_OK;

	for (size_t i = 0; i < count && rc == STATUS_OK; i++)
		rc = script_walk_pack(&walk, packs[i], why);
	return rc;
}

const struct script_word *script_new_words(
	const struct script *script, size_t *count)
{
	*count = script->new_texts.count;
	return script->new_words;
}

enum status script_finish(struct script *script, double most_discount,
	struct ngrams *ngrams, struct failure *why)
{
	return estimator_finish(script->estimator, most_discount, ngrams, why);
}
