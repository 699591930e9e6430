/*
 * Digit run: digits said one after the other within one turn.
 *
 *	幺三八 嗯 零零一三 -> digit_runs_fill() -> "1380013"
 *	八月 九号, twenty dollars -> runs that a unit explains
 *
 * Thread rule: one thread at a time.
 */
#ifndef AUSCULT_DIGIT_RUN_H
#define AUSCULT_DIGIT_RUN_H

#include "atoms.h"
#include "privacy.h"

struct digit_run {
	size_t first, end;  /* atoms */
	size_t digits;	    /* where in digit_runs.digits they begin */
	size_t digit_count; /* at least 1 */
	struct span when;
	enum party party;
	size_t turn;
	bool is_counted;	/* a unit, a decimal or a cue explains it */
	enum private_kind kind; /* what find_numbers() takes it for */
	size_t chain;		/* that it is part of, likewise */
};

struct digit_runs {
	struct digit_run *items;
	size_t count, capacity;
	struct text digits;
};

/* Finds all runs, in atom order, and clears what find_numbers() fills.
 * Errors: STATUS_NO_MEMORY. */
MUST_CHECK enum status digit_runs_fill(struct digit_runs *runs,
	const struct atoms *atoms, struct failure *why);
void digit_runs_release(struct digit_runs *runs);

/* The digits of a run; digit_count characters, not ended by NUL. */
const char *digit_run_digits(
	const struct digit_runs *runs, const struct digit_run *run);

#endif
