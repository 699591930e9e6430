#include "round.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "agreement.h"
#include "list.h"

#define FIELD_PREFIX "rule-"

static enum status draw(
	struct visit *visit, int64_t *round, struct failure *why)
{
	struct query_parameter parameters[VISIT_PARAMETERS_MOST];
	size_t count = visit_parameters(visit, parameters);
	char id[24];
	int64_t drawn = 0;
	enum status rc;

	rc = store_change(visit->store, "round_add", parameters, round, why);
	if (rc != STATUS_OK)
		return rc;
	(void)snprintf(id, sizeof(id), "%lld", (long long)*round);
	parameters[count++] = (struct query_parameter){ ":round", id };
	parameters[count] = (struct query_parameter){ NULL, NULL };
	rc = store_change(visit->store, "round_draw", parameters, &drawn, why);
	if (rc == STATUS_OK && drawn == 0)
		rc = failure_set(why, STATUS_NOT_FOUND,
			"no call of the night was judged by that pack");
	return rc == STATUS_OK ? visit_log(visit, "draw", id, why) : rc;
}

enum status round_draw(struct visit *visit, struct failure *why)
{
	int64_t round = 0;
	char *where;
	enum status rc = store_begin(visit->store, why);

	if (rc != STATUS_OK)
		return rc;
	rc = draw(visit, &round, why);
	if (rc == STATUS_OK)
		rc = store_commit(visit->store, why);
	if (rc != STATUS_OK) {
		store_roll_back(visit->store);
		return rc;
	}
	where = arena_print(
		&visit->request->arena, "/calibration/%lld", (long long)round);
	if (!where)
		return failure_no_memory(why);
	visit_send_to(visit, where);
	return STATUS_OK;
}

/* The votes on one rule, call by call. */
struct rule_votes {
	const char *rule, *title;
	struct {
		struct unit_votes *items;
		size_t count, capacity;
	} units;
	double call; /* of the newest unit */
	int machine; /* what the machine said of it; -1 for nothing */
	int with_machine[AGREEMENT_VALUES][AGREEMENT_VALUES];
	int count, compared, same;
};

static int value_number(const char *value)
{
	static const char *const names[AGREEMENT_VALUES] = { "pass", "fail",
		"not_applicable", "unknown" };

	for (int i = 0; i < AGREEMENT_VALUES; i++)
		if (strcmp(names[i], value) == 0)
			return i;
	return -1;
}

/* Takes the unit that is complete into the comparison with the machine. */
static void finish_unit(struct rule_votes *votes)
{
	int people = -1;

	if (votes->units.count > 0)
		people = agreement_majority(
			&votes->units.items[votes->units.count - 1]);
	if (people < 0 || votes->machine < 0)
		return;
	votes->with_machine[people][votes->machine]++;
	votes->compared++;
	votes->same += people == votes->machine;
}

static enum status take_vote(struct rule_votes *votes,
	const struct table *table, size_t row, struct failure *why)
{
	const struct cell *call = page_cell(table, row, "call_id");
	int value = value_number(page_cell(table, row, "value")->text);
	bool is_machine =
		page_cell(table, row, "account_id")->kind == CELL_NULL;

	if (votes->units.count == 0 || votes->call != call->number) {
		enum status rc = list_reserve(&votes->units.items,
			&votes->units.capacity, votes->units.count + 1,
			sizeof(*votes->units.items), why);

		if (rc != STATUS_OK)
			return rc;
		finish_unit(votes);
		votes->units.items[votes->units.count++] =
			(struct unit_votes){ { 0 } };
		votes->call = call->number;
		votes->machine = -1;
	}
	if (is_machine) {
		votes->machine = value;
	} else if (value >= 0) {
		votes->units.items[votes->units.count - 1].counts[value]++;
		votes->count++;
	}
	return STATUS_OK;
}

static struct cell number_cell(double number)
{
	return (struct cell){ .kind = isnan(number) ? CELL_NULL : CELL_NUMBER,
		.number = number };
}

static enum status add_rule(
	struct table *into, struct rule_votes *votes, struct failure *why)
{
	size_t first = into->row_count * into->column_count;
	enum status rc = list_reserve(&into->cells, &into->capacity,
		first + into->column_count, sizeof(*into->cells), why);
	struct cell *cells;

	if (rc != STATUS_OK)
		return rc;
	finish_unit(votes);
	cells = into->cells + first;
	cells[0].text = arena_text(&into->arena, votes->title);
	if (!cells[0].text)
		return failure_no_memory(why);
	cells[0].kind = CELL_TEXT;
	cells[1] = number_cell(votes->count);
	cells[2] = number_cell(
		agreement_alpha(votes->units.items, votes->units.count));
	cells[3] = number_cell(agreement_kappa(votes->with_machine));
	cells[4] = number_cell(
		votes->compared ? (double)votes->same / votes->compared : NAN);
	into->row_count++;
	return STATUS_OK;
}

/* `votes` is in the order of rule and call. */
static enum status sum_up(
	const struct table *votes, struct table *into, struct failure *why)
{
	static const char *columns[] = { "title", "count", "alpha", "kappa",
		"same" };
	struct rule_votes rule = { NULL };
	enum status rc = STATUS_OK;

	into->columns = columns;
	into->column_count = sizeof(columns) / sizeof(*columns);
	for (size_t i = 0; i < votes->row_count && rc == STATUS_OK; i++) {
		const char *name = page_cell(votes, i, "rule")->text;

		if (rule.rule && strcmp(rule.rule, name) != 0) {
			rc = add_rule(into, &rule, why);
			free(rule.units.items);
			rule = (struct rule_votes){ NULL };
		}
		rule.rule = name;
		rule.title = page_cell(votes, i, "title")->text;
		if (rc == STATUS_OK)
			rc = take_vote(&rule, votes, i, why);
	}
	if (rc == STATUS_OK && rule.rule)
		rc = add_rule(into, &rule, why);
	free(rule.units.items);
	return rc;
}

static enum status add_agreement(struct visit *visit, struct failure *why)
{
	struct table votes = { 0 }, table = { 0 };
	enum status rc = visit_read(visit, "round_votes", &votes, why);

	if (rc == STATUS_OK)
		rc = sum_up(&votes, &table, why);
	if (rc == STATUS_OK)
		page_take(&visit->page, "agreement", &table);
	table_release(&votes);
	table_release(&table);
	return rc;
}

static bool has_scored_all(const struct visit *visit)
{
	const struct table *calls = page_table(&visit->page, "round_calls");

	for (size_t i = 0; i < calls->row_count; i++)
		if (page_cell(calls, i, "is_done")->number == 0.0)
			return false;
	return calls->row_count > 0;
}

enum status round_show(struct visit *visit, struct failure *why)
{
	enum status rc = visit_query(visit, "round_head", why);

	if (rc == STATUS_OK)
		rc = visit_query(visit, "round_calls", why);
	if (rc != STATUS_OK)
		return rc;
	if (page_table(&visit->page, "round_head")->row_count == 0)
		return failure_set(
			why, STATUS_NOT_FOUND, "there is no such round");
	if (has_scored_all(visit) ||
		access_has(visit->account.role, RIGHT_DRAW)) {
		page_set(&visit->page, "may_see_agreement", "1");
		rc = add_agreement(visit, why);
	}
	return rc == STATUS_OK ? visit_show(visit, "round", why) : rc;
}

enum status round_show_blind(struct visit *visit, struct failure *why)
{
	static const char *const queries[] = { "blind_head", "blind_turns",
		"blind_rules" };
	enum status rc = STATUS_OK;

	for (int i = 0; i < 3 && rc == STATUS_OK; i++)
		rc = visit_query(visit, queries[i], why);
	if (rc == STATUS_OK &&
		page_table(&visit->page, "blind_head")->row_count == 0)
		rc = failure_set(
			why, STATUS_NOT_FOUND, "there is no such call");
	if (rc == STATUS_OK)
		rc = visit_note(visit, "see", NULL, why);
	return rc == STATUS_OK ? visit_show(visit, "blind", why) : rc;
}

static enum status score_rules(struct visit *visit, struct failure *why)
{
	const struct request *request = visit->request;
	struct query_parameter parameters[VISIT_PARAMETERS_MOST];
	const size_t count = visit_parameters(visit, parameters);
	int64_t id, scored = 0;
	enum status rc = STATUS_OK;

	for (size_t i = 0; i < request->field_count && rc == STATUS_OK; i++) {
		const struct field *field = &request->fields[i];

		if (strncmp(field->name, FIELD_PREFIX, 5) != 0)
			continue;
		parameters[count] =
			(struct query_parameter){ ":rule", field->name + 5 };
		parameters[count + 1] =
			(struct query_parameter){ ":value", field->value };
		parameters[count + 2] = (struct query_parameter){ NULL, NULL };
		rc = store_change(
			visit->store, "blind_add", parameters, &id, why);
		scored += id != 0;
	}
	if (rc == STATUS_OK && scored == 0)
		return failure_set(
			why, STATUS_NOT_FOUND, "there is nothing to score");
	return rc == STATUS_OK ? visit_log(visit, "score", NULL, why) : rc;
}

enum status round_score(struct visit *visit, struct failure *why)
{
	char *where;
	enum status rc = store_begin(visit->store, why);

	if (rc != STATUS_OK)
		return rc;
	rc = score_rules(visit, why);
	if (rc == STATUS_OK)
		rc = store_commit(visit->store, why);
	if (rc != STATUS_OK) {
		store_roll_back(visit->store);
		return rc;
	}
	where = arena_print(&visit->request->arena, "/calibration/%.*s",
		(int)strcspn(visit->object, "."), visit->object);
	if (!where)
		return failure_no_memory(why);
	visit_send_to(visit, where);
	return STATUS_OK;
}
