/*
 * Calibration: risk weights, held against what became of calls.
 *
 *	store, engine, labels -> calibration_run() -> weights, before and after
 *
 * The labelled calls are judged by the rules of today; weights and bias are
 * fitted to the labels (logistic.h), the strength of the penalty chosen by
 * cross-validation. Figures "after" are of calls that the weights had not seen
 * (five folds); nothing is changed anywhere.
 *
 * Thread rule: called from one thread.
 */
#ifndef AUSCULT_CALIBRATION_H
#define AUSCULT_CALIBRATION_H

#include <stdint.h>

#include "engine.h"

/* Fewer calls of either kind tell nothing. */
#define CALIBRATION_LEAST 10

/* Borrows the label's strings. */
struct outcome_label {
	const char *call; /* its name or recording */
	bool is_complaint;
};

/* How well probabilities tell complaints. */
struct calibration_figures {
	double auc;   /* trials.h */
	double error; /* expected calibration error, ten bins of equal width
			 (M. P. Naeini, G. F. Cooper, M. Hauskrecht, AAAI 2015)
		       */
	double loss;  /* mean log loss, nats */
};

struct calibrated_rule {
	const struct pack *pack;
	const struct rule *rule;
	int64_t calls;	    /* labelled calls in which it failed */
	int64_t complaints; /* of these */
	double was, becomes;
};

/* Zeroed is empty. */
struct calibration {
	struct calibrated_rule *rules;
	size_t rule_count;
	double bias_was, bias_becomes;
	double penalty;
	int64_t calls, complaints, missing; /* missing: labelled, not stored */
	struct calibration_figures before, after;
};

/* Fills `calibration`, which the caller releases; strings are the engine's.
 * Errors: STATUS_INVALID without a risk model, or with too few labelled calls
 * of either kind; those of the store. */
MUST_CHECK enum status calibration_run(struct calibration *calibration,
	const struct engine *engine, const char *database,
	const struct outcome_label *labels, size_t count, struct failure *why);
void calibration_release(struct calibration *calibration);

#endif
