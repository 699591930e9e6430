/*
 * Atoms: what was said in a call, in the smallest pieces that mean something.
 *
 *	call -> atoms_fill() -> 我 的 手 机 1 3 8 … , my phone is five …
 *
 * An atom is an ideograph, a run of Latin letters in small letters (with its
 * apostrophes), one Arabic digit, or the "@", "." or "," within a word.
 *
 * Thread rule: one thread at a time; the texts live in the atoms' arena.
 */
#ifndef AUSCULT_ATOMS_H
#define AUSCULT_ATOMS_H

#include "call.h"

enum atom_kind { ATOM_IDEOGRAPH, ATOM_LATIN, ATOM_DIGIT, ATOM_SIGN };

struct atom {
	const char *text; /* `length` bytes, not ended by NUL */
	unsigned length;
	enum atom_kind kind;
	bool is_joined;	 /* goes on the word of the atom before */
	size_t word;	 /* in call.words */
	size_t turn;	 /* in call.turns */
	size_t turn_end; /* one past the last atom of that turn */
};

/* Zeroed is empty. */
struct atoms {
	struct arena arena;
	const struct call *call;
	struct atom *items;
	size_t count, capacity;
};

/* Cuts every word of every turn, in turn order. Errors: STATUS_NO_MEMORY. */
MUST_CHECK enum status atoms_fill(
	struct atoms *atoms, const struct call *call, struct failure *why);
void atoms_release(struct atoms *atoms);

/* Whether a text may begin with the atom: the last byte of a character parts
 * most, and saves comparing each word of a call with some hundred phrases. */
static inline bool atom_may_begin(const struct atom *atom, const char *text)
{
	return *text == *atom->text &&
	       (atom->kind == ATOM_LATIN ||
		       text[atom->length - 1] == atom->text[atom->length - 1]);
}

/* Whether the atom's text is `text`. */
bool atom_is(const struct atom *atom, const char *text);

/*
 * Whether the atoms of one turn from `at` on say `phrase`: Latin words parted
 * by a space, ideographs not. Returns the number of atoms, 0 for no.
 */
size_t atoms_match(const struct atoms *atoms, size_t at, const char *phrase);

/* The first phrase of a NULL-ended list that stands at `at`; 0 for none. */
size_t atoms_match_any(
	const struct atoms *atoms, size_t at, const char *const *phrases);

/* The turn that the atom stands in, and when it was said. */
const struct turn *atom_turn(const struct atoms *atoms, size_t at);
struct span atom_when(const struct atoms *atoms, size_t at);

#endif
