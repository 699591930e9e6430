#include "atoms.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "list.h"

static enum status add(
	struct atoms *atoms, const struct atom *atom, struct failure *why)
{
	enum status rc = list_reserve(&atoms->items, &atoms->capacity,
		atoms->count + 1, sizeof(*atoms->items), why);

	if (rc == STATUS_OK)
		atoms->items[atoms->count++] = *atom;
	return rc;
}

static bool is_latin(int32_t code_point)
{
	return text_is_word_character(code_point) &&
	       !text_is_ideograph(code_point) &&
	       !(code_point < 0x80 && isdigit((int)code_point));
}

/* Letters, with an apostrophe between two of them. */
static size_t latin_length(const char *at)
{
	size_t length = 0, used;
	int32_t code_point;

	while ((used = text_next(at + length, &code_point)) > 0) {
		int32_t next;

		(void)text_next(at + length + used, &next);
		if (!is_latin(code_point) &&
			!(code_point == '\'' && length > 0 && is_latin(next)))
			break;
		length += used;
	}
	return length;
}

/* Cuts the folded text of word `word`. */
static enum status cut_word(struct atoms *atoms, const char *at,
	struct atom atom, struct failure *why)
{
	enum status rc = STATUS_OK;
	int32_t code_point;
	size_t used;

	while (rc == STATUS_OK && (used = text_next(at, &code_point)) > 0) {
		atom.text = at;
		atom.length = (unsigned)used;
		if (text_is_ideograph(code_point)) {
			atom.kind = ATOM_IDEOGRAPH;
		} else if (is_latin(code_point)) {
			atom.kind = ATOM_LATIN;
			atom.length = (unsigned)latin_length(at);
		} else if (code_point < 0x80 && isdigit((int)code_point)) {
			atom.kind = ATOM_DIGIT;
		} else if (code_point < 0x80 && code_point &&
			   strchr("@.,", (int)code_point)) {
			atom.kind = ATOM_SIGN;
		} else {
			at += used;
			continue;
		}
		rc = add(atoms, &atom, why);
		atom.is_joined = true;
		at += atom.length;
	}
	return rc;
}

/* Cuts the words of one turn. */
static enum status cut_turn(struct atoms *atoms, size_t number,
	struct text *folded, struct failure *why)
{
	const struct turn *turn = &atoms->call->turns.items[number];
	size_t first = atoms->count;
	enum status rc = STATUS_OK;

	for (size_t i = 0; i < turn->word_count && rc == STATUS_OK; i++) {
		struct atom atom = { .turn = number,
			.word = turn->first_word + i };
		const char *text;

		rc = text_fold(
			folded, atoms->call->words.items[atom.word].text, why);
		if (rc != STATUS_OK)
			return rc;
		text = arena_text(&atoms->arena, text_string(folded));
		rc = text ? cut_word(atoms, text, atom, why)
			  : failure_no_memory(why);
	}
	for (size_t i = first; i < atoms->count; i++)
		atoms->items[i].turn_end = atoms->count;
	return rc;
}

enum status atoms_fill(
	struct atoms *atoms, const struct call *call, struct failure *why)
{
	struct text folded = { 0 };
	enum status rc = STATUS_OK;

	arena_clear(&atoms->arena);
	atoms->count = 0;
	atoms->call = call;
	for (size_t t = 0; t < call->turns.count && rc == STATUS_OK; t++)
		rc = cut_turn(atoms, t, &folded, why);
	text_release(&folded);
	return rc;
}

void atoms_release(struct atoms *atoms)
{
	arena_release(&atoms->arena);
	free(atoms->items);
	*atoms = (struct atoms){ 0 };
}

bool atom_is(const struct atom *atom, const char *text)
{
	return atom_may_begin(atom, text) &&
	       strncmp(atom->text, text, atom->length) == 0 &&
	       text[atom->length] == '\0';
}

size_t atoms_match(const struct atoms *atoms, size_t at, const char *phrase)
{
	size_t first = at;

	while (*phrase) {
		const struct atom *atom;

		if (at >= atoms->count)
			return 0;
		atom = &atoms->items[at];
		if (!atom_may_begin(atom, phrase) ||
			atom->turn != atoms->items[first].turn ||
			strncmp(atom->text, phrase, atom->length) != 0)
			return 0;
		phrase += atom->length;
		/* A Latin word must end where the atom ends. */
		if (atom->kind == ATOM_LATIN && *phrase && *phrase != ' ' &&
			isascii(*phrase))
			return 0;
		phrase += *phrase == ' ';
		at++;
	}
	return at - first;
}

size_t atoms_match_any(
	const struct atoms *atoms, size_t at, const char *const *phrases)
{
	if (at >= atoms->count)
		return 0;
	for (; *phrases; phrases++) {
		size_t length;

		if (!atom_may_begin(&atoms->items[at], *phrases))
			continue;
		length = atoms_match(atoms, at, *phrases);
		if (length > 0)
			return length;
	}
	return 0;
}

const struct turn *atom_turn(const struct atoms *atoms, size_t at)
{
	return &atoms->call->turns.items[atoms->items[at].turn];
}

struct span atom_when(const struct atoms *atoms, size_t at)
{
	return atoms->call->words.items[atoms->items[at].word].when;
}
