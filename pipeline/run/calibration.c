#include "calibration.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "list.h"
#include "logistic.h"
#include "risk.h"
#include "scorer.h"
#include "trials.h"

#define FOLDS 5
#define BINS 10
/* A probability never so sure that one mistake outweighs all else. */
#define LEAST_PROBABILITY 1e-6

static const double penalties[] = { 0.1, 0.3, 1.0, 3.0, 10.0, 30.0 };
#define PENALTY_COUNT (sizeof(penalties) / sizeof(*penalties))

struct work {
	struct calibration *made;
	const struct engine *engine;
	struct store *store;
	struct score_scratch *scratch;
	struct call call;
	struct {
		double *items; /* a row a call */
		size_t count, capacity;
	} features;
	bool *outcomes;
	size_t *folds;
	double *probabilities; /* of each call */
	struct logistic_cases cases;
	struct logistic_model before, fitted;
	struct failure *why;
};

/* ---- what the calls show ---- */

static enum status find_rules(struct work *work)
{
	struct calibration *made = work->made;
	const struct engine *engine = work->engine;
	const struct risk_model *model = NULL;
	size_t most = 0;

	for (size_t p = 0; p < engine->pack_count; p++) {
		most += engine->packs[p]->rule_count;
		if (!model && engine->packs[p]->risk.is_set)
			model = &engine->packs[p]->risk;
	}
	if (!model)
		return failure_set(work->why, STATUS_INVALID,
			"none of the rule packs has a risk model");
	made->bias_was = model->bias;
	made->rules = calloc(most + 1, sizeof(*made->rules));
	if (!made->rules)
		return failure_no_memory(work->why);
	for (size_t p = 0; p < engine->pack_count; p++)
		for (size_t i = 0; i < engine->packs[p]->rule_count; i++) {
			const struct rule *rule = &engine->packs[p]->rules[i];

			if (rule->risk_weight > 0.0)
				made->rules[made->rule_count++] =
					(struct calibrated_rule){
						.pack = engine->packs[p],
						.rule = rule,
						.was = rule->risk_weight
					};
		}
	return STATUS_OK;
}

/* The column of the rule that the verdict is of. */
static size_t column_of(const struct work *work, const struct verdict *verdict)
{
	const struct calibration *made = work->made;
	size_t i = 0;

	while (i < made->rule_count && made->rules[i].rule->id != verdict->rule)
		i++;
	return i;
}

/* How much of its weight each rule adds to the call at hand. */
static void fill_row(struct work *work, double *row, bool is_complaint)
{
	const struct risk *risk = &work->call.risk;

	for (size_t i = 0; i < risk->reason_count; i++) {
		size_t column = column_of(work, risk->reasons[i].verdict);
		struct calibrated_rule *rule = &work->made->rules[column];

		if (column == work->made->rule_count)
			continue;
		row[column] = risk->reasons[i].weight / rule->was;
		rule->calls++;
		rule->complaints += is_complaint;
	}
}

static enum status find_hearing(
	struct work *work, const char *call, int64_t *hearing)
{
	const struct query_parameter parameters[] = { { ":call", call },
		{ NULL, NULL } };
	struct table table = { 0 };
	enum status rc = store_query_for(
		work->store, "hearing", parameters, &table, work->why);

	*hearing = 0;
	if (rc == STATUS_OK && table.row_count == 1 &&
		table.cells[0].kind == CELL_NUMBER)
		*hearing = (int64_t)table.cells[0].number;
	table_release(&table);
	return rc;
}

static enum status add_call(
	struct work *work, const struct outcome_label *label)
{
	struct calibration *made = work->made;
	size_t columns = made->rule_count;
	int64_t hearing;
	enum status rc = find_hearing(work, label->call, &hearing);

	if (rc != STATUS_OK)
		return rc;
	if (hearing == 0) {
		made->missing++;
		return STATUS_OK;
	}
	rc = store_read_call(work->store, hearing, &work->call, work->why);
	if (rc == STATUS_OK)
		rc = score_call(work->engine->scorer, work->scratch,
			&work->call, work->why);
	if (rc == STATUS_OK)
		rc = risk_assess(&work->call, work->why);
	if (rc == STATUS_OK)
		rc = list_reserve(&work->features.items,
			&work->features.capacity,
			work->features.count + columns + 1,
			sizeof(*work->features.items), work->why);
	if (rc != STATUS_OK)
		return rc;
	memset(work->features.items + work->features.count, 0,
		columns * sizeof(*work->features.items));
	fill_row(work, work->features.items + work->features.count,
		label->is_complaint);
	work->features.count += columns;
	/* Both kinds are dealt out to all folds. */
	work->folds[made->calls] =
		(size_t)(label->is_complaint ? made->complaints
					     : made->calls - made->complaints) %
		FOLDS;
	work->outcomes[made->calls++] = label->is_complaint;
	made->complaints += label->is_complaint;
	return STATUS_OK;
}

/* ---- how well it is told ---- */

static double mean_loss(const struct work *work)
{
	double sum = 0.0;

	for (size_t i = 0; i < work->cases.rows; i++) {
		double p = work->probabilities[i];

		p = fmin(fmax(p, LEAST_PROBABILITY), 1.0 - LEAST_PROBABILITY);
		sum -= log(work->outcomes[i] ? p : 1.0 - p);
	}
	return sum / (double)work->cases.rows;
}

static double calibration_error(const struct work *work)
{
	double said[BINS] = { 0.0 }, was[BINS] = { 0.0 }, error = 0.0;

	for (size_t i = 0; i < work->cases.rows; i++) {
		int bin = (int)(work->probabilities[i] * BINS);

		if (bin >= BINS)
			bin = BINS - 1;
		said[bin] += work->probabilities[i];
		was[bin] += work->outcomes[i];
	}
	for (int bin = 0; bin < BINS; bin++)
		error += fabs(said[bin] - was[bin]);
	return error / (double)work->cases.rows;
}

static enum status take_figures(
	const struct work *work, struct calibration_figures *figures)
{
	struct trials trials = { 0 };
	enum status rc = STATUS_OK;

	for (size_t i = 0; i < work->cases.rows && rc == STATUS_OK; i++)
		rc = trials_add(&trials,
			(struct trial){
				work->probabilities[i], work->outcomes[i] },
			work->why);
	figures->auc = trials_auc(&trials);
	figures->error = calibration_error(work);
	figures->loss = mean_loss(work);
	trials_release(&trials);
	return rc;
}

/* The probability of every case in the fold, or of all (SIZE_MAX). */
static void predict(
	struct work *work, const struct logistic_model *model, size_t fold)
{
	size_t columns = work->cases.columns;

	for (size_t i = 0; i < work->cases.rows; i++)
		if (fold == SIZE_MAX || work->folds[i] == fold)
			work->probabilities[i] = logistic_probability(model,
				work->cases.features + i * columns, columns);
}

/* Each case by weights that have not seen it. */
static enum status cross_validate(struct work *work, double penalty)
{
	enum status rc = STATUS_OK;

	for (size_t fold = 0; fold < FOLDS && rc == STATUS_OK; fold++) {
		rc = logistic_fit(&work->cases, work->folds, fold, penalty,
			&work->before, &work->fitted, work->why);
		if (rc == STATUS_OK)
			predict(work, &work->fitted, fold);
	}
	return rc;
}

static enum status choose_penalty(struct work *work)
{
	double least = INFINITY;
	enum status rc = STATUS_OK;

	for (size_t i = 0; i < PENALTY_COUNT && rc == STATUS_OK; i++) {
		double loss;

		rc = cross_validate(work, penalties[i]);
		loss = mean_loss(work);
		if (rc != STATUS_OK || loss >= least)
			continue;
		least = loss;
		work->made->penalty = penalties[i];
		rc = take_figures(work, &work->made->after);
	}
	return rc;
}

static enum status fit(struct work *work)
{
	struct calibration *made = work->made;
	enum status rc;

	work->before.bias = made->bias_was;
	for (size_t i = 0; i < made->rule_count; i++)
		work->before.weights[i] = made->rules[i].was;
	predict(work, &work->before, SIZE_MAX);
	rc = take_figures(work, &made->before);
	if (rc == STATUS_OK)
		rc = choose_penalty(work);
	if (rc == STATUS_OK)
		rc = logistic_fit(&work->cases, work->folds, SIZE_MAX,
			made->penalty, &work->before, &work->fitted, work->why);
	made->bias_becomes = work->fitted.bias;
	for (size_t i = 0; i < made->rule_count; i++)
		made->rules[i].becomes = work->fitted.weights[i];
	return rc;
}

/* ---- all of it ---- */

static enum status take_room(struct work *work, size_t count)
{
	size_t columns = work->made->rule_count + 1;

	work->outcomes = calloc(count + 1, sizeof(*work->outcomes));
	work->folds = calloc(count + 1, sizeof(*work->folds));
	work->probabilities = calloc(count + 1, sizeof(*work->probabilities));
	work->before.weights = calloc(columns, sizeof(double));
	work->fitted.weights = calloc(columns, sizeof(double));
	return work->outcomes && work->folds && work->probabilities &&
			       work->before.weights && work->fitted.weights
		       ? score_scratch_new(&work->scratch, work->why)
		       : failure_no_memory(work->why);
}

static void work_release(struct work *work)
{
	store_free(work->store);
	score_scratch_free(work->scratch);
	call_release(&work->call);
	free(work->features.items);
	free(work->outcomes);
	free(work->folds);
	free(work->probabilities);
	free(work->before.weights);
	free(work->fitted.weights);
}

static enum status learn(struct work *work)
{
	const struct calibration *made = work->made;

	if (made->complaints < CALIBRATION_LEAST ||
		made->calls - made->complaints < CALIBRATION_LEAST)
		return failure_set(work->why, STATUS_INVALID,
			"complaints: %lld, other calls: %lld; want at least %d "
			"of each, labelled and stored",
			(long long)made->complaints,
			(long long)(made->calls - made->complaints),
			CALIBRATION_LEAST);
	work->cases = (struct logistic_cases){ work->features.items,
		work->outcomes, (size_t)made->calls, made->rule_count };
	return fit(work);
}

enum status calibration_run(struct calibration *calibration,
	const struct engine *engine, const char *database,
	const struct outcome_label *labels, size_t count, struct failure *why)
{
	struct calibration made = { 0 };
	struct work work = { .made = &made, .engine = engine, .why = why };
	enum status rc = find_rules(&work);

	if (rc == STATUS_OK)
		rc = take_room(&work, count);
	if (rc == STATUS_OK)
		rc = store_new(&work.store, database, STORE_READ, why);
	for (size_t i = 0; i < count && rc == STATUS_OK; i++)
		rc = add_call(&work, &labels[i]);
	if (rc == STATUS_OK)
		rc = learn(&work);
	work_release(&work);
	if (rc == STATUS_OK)
		*calibration = made;
	else
		calibration_release(&made);
	return rc;
}

void calibration_release(struct calibration *calibration)
{
	free(calibration->rules);
	*calibration = (struct calibration){ 0 };
}
