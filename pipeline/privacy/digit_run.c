#include "digit_run.h"

#include <stdlib.h>
#include <string.h>

#include "cue.h"
#include "list.h"
#include "number_check.h"
#include "number_word.h"

/* Fillers in a row that a number goes on after. */
#define FILLERS_MOST 2
/* Longer runs are no counts, whatever stands behind them. */
#define COUNT_DIGITS_MOST 6
/* Arabic digits grown together with letters ("5G", "B2B") are a name; as many
 * digits as this are not. */
#define NAME_DIGITS_MOST 4
/* How far before a number stands what explains it. */
#define EXPLANATION_ATOMS_MOST 7

/* The next atom of the same turn behind at most FILLERS_MOST fillers. */
static size_t skip_fillers(const struct atoms *atoms, size_t at, size_t end)
{
	size_t start = at;

	for (int i = 0; i < FILLERS_MOST && at < end; i++) {
		size_t filler = cue_filler(atoms, at);

		if (filler == 0)
			break;
		at += filler;
	}
	return at < end ? at : start;
}

/* Whether one digit is said at `at`, or a word that may be one. */
static bool is_single(
	const struct atoms *atoms, size_t at, enum number_kind *kind)
{
	struct number_word number = number_word_read(atoms, at);

	*kind = number.kind;
	return strlen(number.digits) == 1;
}

/* "to" and "for" are digits between single digits of the run that began at
 * `first`: "five to for nine". "Twenty to five" is a time. "Won" and "ate" are
 * digits behind any. */
static bool is_digit_between(
	const struct atoms *atoms, size_t first, size_t at, size_t end)
{
	enum number_kind kind;

	if (first != at && (atom_is(&atoms->items[at], "won") ||
				   atom_is(&atoms->items[at], "ate")))
		return true;
	if (first == at || !is_single(atoms, at - 1, &kind))
		return false;
	while (++at < end && is_single(atoms, at, &kind))
		if (kind == NUMBER_DIGITS)
			return true;
	return false;
}

static bool is_grown_to_letters(
	const struct atoms *atoms, const struct digit_run *run)
{
	const struct atom *before = &atoms->items[run->first];
	const struct atom *after =
		run->end < atoms->count ? &atoms->items[run->end] : NULL;

	if (before->kind != ATOM_DIGIT || run->digit_count > NAME_DIGITS_MOST)
		return false;
	return (before->is_joined && before[-1].kind == ATOM_LATIN) ||
	       (after && after->is_joined && after->kind == ATOM_LATIN);
}

/* Whether the last cue shortly before the run, in its turn, explains numbers:
 * "工号是", "the plan is". */
static bool is_explained_before(
	const struct atoms *atoms, const struct digit_run *run)
{
	size_t at = run->first, count;
	const struct cue *last = NULL;

	while (at > 0 && run->first - at < EXPLANATION_ATOMS_MOST &&
		atoms->items[at - 1].turn == run->turn)
		at--;
	while (at < run->first) {
		const struct cue *cue = cue_at(atoms, at, &count);

		if (cue && at + count <= run->first)
			last = cue;
		at += cue ? count : 1;
	}
	return last && last->kind == PRIVATE_NOTHING;
}

static bool follows_amount(
	const struct atoms *atoms, const struct digit_run *run)
{
	const struct atom *before;

	if (run->first == 0)
		return false;
	before = &atoms->items[run->first - 1];
	return before->turn == run->turn &&
	       (atom_is(before, "点") || atom_is(before, "point") ||
		       atom_is(before, "第") || atom_is(before, "块") ||
		       atom_is(before, "元"));
}

/* Opening hours as they are written: "10:00-22:00", whose signs are gone, is
 * words of two Arabic digits that are hours and minutes in turn. */
static bool is_clock(const struct atoms *atoms, const char *digits,
	const struct digit_run *run)
{
	if (run->digit_count % 4 != 0 ||
		run->end - run->first != run->digit_count)
		return false;
	for (size_t i = 0; i < run->digit_count; i++) {
		const struct atom *atom = &atoms->items[run->first + i];
		int tens = digits[i] - '0';

		if (atom->kind != ATOM_DIGIT ||
			atom->is_joined != (i % 2 == 1) ||
			(i % 4 == 0 && tens > 2) || (i % 4 == 2 && tens > 5))
			return false;
	}
	return true;
}

/* 一下, 一直, "one of them": a lone digit that the turn does not end with; and
 * "five hundred", which is one number however it stands. */
static bool is_lone(const struct atoms *atoms, const struct digit_run *run)
{
	if (run->end == run->first + 2 &&
		atom_is(&atoms->items[run->first + 1], "hundred"))
		return true;
	return run->digit_count == 1 &&
	       run->end < atoms->items[run->first].turn_end;
}

/* The number of a service, with a digit lost or too many. */
static bool is_like_service(const char *digits, const struct digit_run *run)
{
	static const char *const starts[] = { "400", "800", "10", "12", "11",
		"95", "96", "1800", "1833", "1844", "1855", "1866", "1877",
		"1888", NULL };

	for (int i = 0; starts[i]; i++)
		if (run->digit_count >= strlen(starts[i]) &&
			strncmp(digits, starts[i], strlen(starts[i])) == 0)
			return true;
	return false;
}

static bool is_counted(const struct atoms *atoms, const char *digits,
	const struct digit_run *run)
{
	if (is_lone(atoms, run) || is_clock(atoms, digits, run) ||
		is_grown_to_letters(atoms, run) ||
		cue_is_saying(atoms, run->first, run->end))
		return true;
	if (run->digit_count > COUNT_DIGITS_MOST)
		return is_like_service(digits, run) &&
		       is_explained_before(atoms, run);
	return (run->end < atoms->items[run->first].turn_end &&
		       cue_is_unit(atoms, run->end)) ||
	       follows_amount(atoms, run) || is_explained_before(atoms, run);
}

/* The check character X of an identity card number, which ends it: 叉. */
static bool is_check_character(
	const struct atoms *atoms, size_t at, size_t digit_count)
{
	static const char *const names[] = { "x", "叉", "艾克斯", "ex", NULL };

	return digit_count >= 3 && atoms_match_any(atoms, at, names) == 1;
}

/* "12315还有12345": a hotline's number ends where another is named beside it.
 */
static bool is_listed(const struct atoms *atoms, size_t at, const char *digits)
{
	static const char *const joins[] = { "还有", "然后", "and", "then",
		NULL };

	return strlen(digits) >= NUMBER_HOTLINE && number_is_service(digits) &&
	       atoms_match_any(atoms, at, joins) > 0;
}

/* Reads the digits of the run that begins at run->first and sets its end. An
 * amount has an end and no digits. */
static enum status read_digits(struct text *digits, const struct atoms *atoms,
	struct digit_run *run, struct failure *why)
{
	size_t end = atoms->items[run->first].turn_end, next = run->first;
	enum status rc = STATUS_OK;

	run->digits = digits->length;
	run->end = next;
	while (next < end && rc == STATUS_OK) {
		struct number_word number = number_word_read(atoms, next);

		if (number.kind == NUMBER_AMOUNT && run->end == run->first)
			run->end = next + number.atoms;
		if (number.kind == NUMBER_NONE ||
			number.kind == NUMBER_AMOUNT ||
			(number.kind == NUMBER_MAYBE &&
				!is_digit_between(
					atoms, run->first, next, end)))
			break;
		rc = text_add(digits, number.digits, why);
		run->end = next + number.atoms;
		if (run->end < end &&
			is_listed(atoms, run->end,
				text_string(digits) + run->digits))
			break;
		next = skip_fillers(atoms, run->end, end);
	}
	if (rc == STATUS_OK && next < end &&
		is_check_character(atoms, next, digits->length - run->digits)) {
		rc = text_add(digits, "X", why);
		run->end = next + 1;
	}
	run->digit_count = digits->length - run->digits;
	return rc;
}

/* Adds the run that begins at `*at`, if any, and goes on behind it. */
static enum status add_run(struct digit_runs *runs, const struct atoms *atoms,
	size_t *at, struct failure *why)
{
	struct digit_run run = { .first = *at };
	enum status rc = read_digits(&runs->digits, atoms, &run, why);

	*at = run.end > run.first ? run.end : run.first + 1;
	if (rc == STATUS_OK)
		rc = list_reserve(&runs->items, &runs->capacity,
			runs->count + 1, sizeof(*runs->items), why);
	if (rc != STATUS_OK || run.digit_count == 0)
		return rc;
	run.turn = atoms->items[run.first].turn;
	run.party = atom_turn(atoms, run.first)->party;
	run.when = (struct span){ atom_when(atoms, run.first).start_s,
		atom_when(atoms, run.end - 1).end_s };
	run.is_counted = is_counted(
		atoms, text_string(&runs->digits) + run.digits, &run);
	runs->items[runs->count++] = run;
	return STATUS_OK;
}

enum status digit_runs_fill(
	struct digit_runs *runs, const struct atoms *atoms, struct failure *why)
{
	enum status rc = STATUS_OK;

	runs->count = 0;
	text_clear(&runs->digits);
	for (size_t at = 0; at < atoms->count && rc == STATUS_OK;)
		rc = add_run(runs, atoms, &at, why);
	return rc;
}

void digit_runs_release(struct digit_runs *runs)
{
	free(runs->items);
	text_release(&runs->digits);
	*runs = (struct digit_runs){ 0 };
}

const char *digit_run_digits(
	const struct digit_runs *runs, const struct digit_run *run)
{
	return text_string(&runs->digits) + run->digits;
}
