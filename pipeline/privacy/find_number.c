/*
 * Numbers: runs of digits join to chains, and a chain is private by its form,
 * by what was asked for, or by repeating one that is.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cue.h"
#include "finder.h"
#include "list.h"
#include "number_check.h"
#include "number_word.h"

/* How far apart the parts of one number are said. */
#define GAP_ATOMS_OWN 6
#define GAP_ATOMS_OTHER 24 /* the other party repeats what it heard */
#define GAP_S 15.0

/* How long an answer is waited for, and a correction after it. */
#define ANSWER_S 40.0
#define CORRECTION_S 12.0
#define ANSWER_TURNS 8

/* How long after a number a part of it is taken for its repetition. */
#define REPEAT_S 60.0
#define REPEAT_DIGITS 3
#define REPEAT_DIGITS_ANYTIME 5

/* A chain: its digits in `digits`, and when it was said. */
struct chain {
	size_t digits, digit_count;
	size_t run_count;
	struct span when;
	enum private_kind kind;
};

struct chains {
	struct chain *items;
	size_t count, capacity;
	struct text digits;
};

/* What was asked for last. */
struct slot {
	const struct cue *cue;
	double since_s;
	size_t turn;
	size_t filled; /* digits of the answer so far */
};

/* ---- services ---- */

static bool is_service(const struct finder *finder, const struct digit_run *run)
{
	char digits[12] = "";

	if (run->digit_count >= sizeof(digits))
		return false;
	memcpy(digits, digit_run_digits(&finder->runs, run), run->digit_count);
	return number_is_service(digits);
}

/* Whether digits of another run, which are no service's, are said next to it.
 */
static bool is_beside(const struct finder *finder, const struct digit_run *run,
	const struct digit_run *other)
{
	return other->turn == run->turn && other->end + 1 >= run->first &&
	       run->end + 1 >= other->first && !is_service(finder, other);
}

/* The atoms of the run's turn that say something, but for the run itself. */
static size_t count_other_words(
	const struct finder *finder, const struct digit_run *run)
{
	const struct atoms *atoms = &finder->atoms;
	size_t at = run->first, count = 0;

	while (at > 0 && atoms->items[at - 1].turn == run->turn)
		at--;
	while (at < atoms->items[run->first].turn_end) {
		size_t filler = cue_filler(atoms, at);

		if (at == run->first) {
			at = run->end;
			continue;
		}
		count += filler == 0;
		at += filler ? filler : 1;
	}
	return count;
}

/* "那我打 12345": a service is called by its name. Where it is all that is
 * said, or more digits stand beside it, it may be the middle of a longer
 * number. */
static void explain_services(struct finder *finder)
{
	struct digit_runs *runs = &finder->runs;

	for (size_t i = 0; i < runs->count; i++) {
		struct digit_run *run = &runs->items[i];
		bool is_part = (i > 0 && is_beside(finder, run, run - 1)) ||
			       (i + 1 < runs->count &&
				       is_beside(finder, run, run + 1));

		if (!is_part && run->digit_count >= NUMBER_HOTLINE &&
			is_service(finder, run) &&
			count_other_words(finder, run) > 0)
			run->is_counted = true;
	}
}

/* ---- chains ---- */

static bool may_continue(const struct finder *finder,
	const struct digit_run *before, const struct digit_run *run)
{
	size_t own = 0, other = 0;

	if (run->when.start_s - before->when.end_s > GAP_S)
		return false;
	for (size_t i = before->end; i < run->first; i++) {
		if (atom_turn(&finder->atoms, i)->party == run->party)
			own++;
		else
			other++;
		if (own > GAP_ATOMS_OWN || other > GAP_ATOMS_OTHER)
			return false;
	}
	return true;
}

static bool is_whole(const char *digits)
{
	enum private_kind kind = number_check_kind(digits);

	return kind == PRIVATE_PHONE || kind == PRIVATE_IDENTITY ||
	       kind == PRIVATE_CARD;
}

/* The chain that a party's next digits may belong to. */
struct open_chain {
	const struct digit_run *last; /* NULL for none */
	size_t number;		      /* in chains */
	struct text digits;
};

static enum status close_chain(
	struct chains *chains, struct open_chain *open, struct failure *why)
{
	struct chain *chain;

	if (!open->last)
		return STATUS_OK;
	chain = &chains->items[open->number];
	chain->digits = chains->digits.length;
	chain->digit_count = open->digits.length;
	open->last = NULL;
	/* With the NUL, so that each is a string of its own. */
	return text_add_part(&chains->digits, open->digits.bytes,
		open->digits.length + 1, why);
}

static enum status start_chain(struct chains *chains, struct open_chain *open,
	const struct digit_run *run, struct failure *why)
{
	enum status rc = close_chain(chains, open, why);

	if (rc == STATUS_OK)
		rc = list_reserve(&chains->items, &chains->capacity,
			chains->count + 1, sizeof(*chains->items), why);
	if (rc != STATUS_OK)
		return rc;
	text_clear(&open->digits);
	open->number = chains->count;
	chains->items[chains->count++] = (struct chain){ .when = run->when };
	return STATUS_OK;
}

static enum status add_run(struct finder *finder, struct chains *chains,
	struct open_chain *open, struct digit_run *run, struct failure *why)
{
	enum status rc = STATUS_OK;

	if (!open->last || is_whole(text_string(&open->digits)) ||
		!may_continue(finder, open->last, run))
		rc = start_chain(chains, open, run, why);
	if (rc == STATUS_OK)
		rc = text_add_part(&open->digits,
			digit_run_digits(&finder->runs, run), run->digit_count,
			why);
	if (rc != STATUS_OK)
		return rc;
	open->last = run;
	run->chain = open->number;
	chains->items[open->number].when.end_s = run->when.end_s;
	chains->items[open->number].run_count++;
	return STATUS_OK;
}

static enum status find_chains(
	struct finder *finder, struct chains *chains, struct failure *why)
{
	struct open_chain opens[PARTY_COUNT] = { { 0 } };
	enum status rc = STATUS_OK;

	for (size_t i = 0; i < finder->runs.count && rc == STATUS_OK; i++) {
		struct digit_run *run = &finder->runs.items[i];

		if (!run->is_counted)
			rc = add_run(
				finder, chains, &opens[run->party], run, why);
	}
	for (int p = 0; p < PARTY_COUNT; p++) {
		if (rc == STATUS_OK)
			rc = close_chain(chains, &opens[p], why);
		text_release(&opens[p].digits);
	}
	return rc;
}

/* What the chain is by its form. Digits that are only strewn about (a few words
 * each time between single ones) are no number. */
static enum private_kind chain_kind(
	const struct chains *chains, const struct chain *chain)
{
	enum private_kind kind =
		number_check_kind(text_string(&chains->digits) + chain->digits);

	return kind == PRIVATE_NUMBER &&
			       chain->digit_count < 2 * chain->run_count
		       ? PRIVATE_NOTHING
		       : kind;
}

/* ---- slots ---- */

/* A turn that is nothing but the answer. */
static bool is_whole_turn(
	const struct finder *finder, const struct digit_run *run)
{
	const struct atom *first = &finder->atoms.items[run->first];
	size_t before = 0;

	while (before <= 2 && before < run->first &&
		first[-1 - (ptrdiff_t)before].turn == run->turn)
		before++;
	return before + (first->turn_end - run->end) <= 2;
}

static bool is_answer(const struct finder *finder, const struct slot *slot,
	const struct digit_run *run)
{
	bool is_filled = slot->cue && slot->filled >= slot->cue->digits;
	double waited_s = run->when.start_s - slot->since_s;

	if (!slot->cue || run->is_counted ||
		run->turn - slot->turn > ANSWER_TURNS ||
		waited_s > (is_filled ? CORRECTION_S : ANSWER_S))
		return false;
	if (run->digit_count == 1)
		return !is_filled && is_whole_turn(finder, run);
	return !is_filled || run->digit_count >= REPEAT_DIGITS;
}

/* "3621, those are the last four digits" */
static enum private_kind announced_after(
	const struct finder *finder, const struct digit_run *run)
{
	size_t end = finder->atoms.items[run->first].turn_end;

	if (run->is_counted || run->digit_count < REPEAT_DIGITS)
		return PRIVATE_NOTHING;
	for (size_t at = run->end; at < end && at < run->end + 8; at++) {
		size_t count;
		const struct cue *cue = cue_at(&finder->atoms, at, &count);

		if (cue)
			return cue->kind;
	}
	return PRIVATE_NOTHING;
}

static void fill_slot(struct slot *slot, const struct digit_run *run)
{
	static const struct cue again = { "", PRIVATE_NUMBER, 0 };

	if (!slot->cue)
		slot->cue = &again;
	slot->filled += run->digit_count;
	slot->since_s = run->when.end_s;
	slot->turn = run->turn;
}

static void judge_run(const struct finder *finder, const struct chains *chains,
	struct slot *slot, struct digit_run *run)
{
	enum private_kind kind = PRIVATE_NOTHING;

	if (!run->is_counted)
		run->kind = chains->items[run->chain].kind;
	/* What was asked for says more than that it is some number. */
	if ((!run->kind || run->kind == PRIVATE_NUMBER) &&
		!is_service(finder, run))
		kind = is_answer(finder, slot, run)
			       ? slot->cue->kind
			       : announced_after(finder, run);
	if (kind)
		run->kind = kind;
	if (run->kind)
		fill_slot(slot, run);
}

/* What has been asked for stays open while runs are judged in order. */
static void fill_slots(struct finder *finder, const struct chains *chains)
{
	const struct atoms *atoms = &finder->atoms;
	struct slot slot = { 0 };
	size_t next = 0;

	for (size_t at = 0; at < atoms->count;) {
		size_t count;
		const struct cue *cue = cue_at(atoms, at, &count);

		if (next < finder->runs.count &&
			finder->runs.items[next].first <= at) {
			struct digit_run *run = &finder->runs.items[next++];

			judge_run(finder, chains, &slot, run);
			at = run->end > at ? run->end : at;
			continue;
		}
		if (cue && cue->kind)
			slot = (struct slot){ cue, atom_when(atoms, at).start_s,
				atoms->items[at].turn, 0 };
		at += cue ? count : 1;
	}
}

/* ---- repetitions ---- */

static bool repeats(const struct chains *chains, const struct chain *chain,
	const char *digits, const struct digit_run *run)
{
	double apart_s = fmax(run->when.start_s - chain->when.end_s,
		chain->when.start_s - run->when.end_s);

	if (!chain->kind || (apart_s > REPEAT_S &&
				    run->digit_count < REPEAT_DIGITS_ANYTIME))
		return false;
	return strstr(text_string(&chains->digits) + chain->digits, digits) !=
	       NULL;
}

/* Parts of a private number wherever they are said again. */
static enum status find_repetitions(
	struct finder *finder, const struct chains *chains, struct failure *why)
{
	struct text digits = { 0 };
	enum status rc = STATUS_OK;

	for (size_t i = 0; i < finder->runs.count && rc == STATUS_OK; i++) {
		struct digit_run *run = &finder->runs.items[i];

		if (run->kind || run->is_counted || is_service(finder, run) ||
			run->digit_count < REPEAT_DIGITS)
			continue;
		text_clear(&digits);
		rc = text_add_part(&digits,
			digit_run_digits(&finder->runs, run), run->digit_count,
			why);
		for (size_t c = 0; c < chains->count && rc == STATUS_OK; c++)
			if (repeats(chains, &chains->items[c],
				    text_string(&digits), run))
				run->kind = chains->items[c].kind;
	}
	text_release(&digits);
	return rc;
}

/* A chain is what its runs turned out to be. */
static void note_kinds(const struct finder *finder, struct chains *chains)
{
	for (size_t i = 0; i < finder->runs.count; i++) {
		const struct digit_run *run = &finder->runs.items[i];

		if (run->kind && !run->is_counted)
			chains->items[run->chain].kind = run->kind;
	}
}

/* "to", "for" … next to a private number where nothing else is said. */
static void mark_run(struct finder *finder, const struct digit_run *run)
{
	const struct atoms *atoms = &finder->atoms;
	size_t first = run->first, end = run->end;
	size_t turn_end = atoms->items[first].turn_end;

	if (end + 1 == turn_end &&
		number_word_read(atoms, end).kind == NUMBER_MAYBE)
		end++;
	if (first > 0 && atoms->items[first - 1].turn == run->turn &&
		(first == 1 || atoms->items[first - 2].turn != run->turn) &&
		number_word_read(atoms, first - 1).kind == NUMBER_MAYBE)
		first--;
	finder_mark(finder, first, end, run->kind);
}

enum status find_numbers(struct finder *finder, struct failure *why)
{
	struct chains chains = { 0 };
	enum status rc = digit_runs_fill(&finder->runs, &finder->atoms, why);

	if (rc == STATUS_OK) {
		explain_services(finder);
		rc = find_chains(finder, &chains, why);
	}
	if (rc == STATUS_OK) {
		for (size_t i = 0; i < chains.count; i++)
			chains.items[i].kind =
				chain_kind(&chains, &chains.items[i]);
		fill_slots(finder, &chains);
		note_kinds(finder, &chains);
		rc = find_repetitions(finder, &chains, why);
	}
	for (size_t i = 0; i < finder->runs.count && rc == STATUS_OK; i++) {
		const struct digit_run *run = &finder->runs.items[i];

		if (run->kind)
			mark_run(finder, run);
	}
	free(chains.items);
	text_release(&chains.digits);
	return rc;
}
