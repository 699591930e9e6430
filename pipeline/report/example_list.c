#include "example_list.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "list.h"
#include "table_cell.h"

/* Speech is clear to everybody from here on, and lost in noise at 0 dB. */
#define CLEAR_SNR_DB 25.0
/* Where nothing was measured. */
#define MIDDLE 0.5
/* A voice clipped for this share of its time is no example. */
#define CLIPPED_SHARE_MOST 0.05

static double or_middle(double value)
{
	return isnan(value) ? MIDDLE : value;
}

static double clarity_of(double snr_db, double clipped_share)
{
	double clarity =
		or_middle(fmin(fmax(snr_db, 0.0), CLEAR_SNR_DB) / CLEAR_SNR_DB);

	return isnan(snr_db)			    ? MIDDLE
	       : clipped_share > CLIPPED_SHARE_MOST ? clarity / 2.0
						    : clarity;
}

static struct example read_example(const struct table *table, size_t row)
{
	const char *party = table_text(table, row, "party");
	struct example example = {
		.call = table_text(table, row, "call"),
		.agent = table_text(table, row, "agent"),
		.team = table_text(table, row, "team"),
		.pack = table_text(table, row, "pack"),
		.paths = { table_text(table, row, "path"),
			table_text(table, row, "path_customer") },
		.hash = table_text(table, row, "hash"),
		.why_en = table_text(table, row, "why_en"),
		.why_zh = table_text(table, row, "why_zh"),
		.is_good =
			strcmp(table_text(table, row, "verdict"), "pass") == 0,
		.when = { table_number(table, row, "start_s"),
			table_number(table, row, "end_s") },
		.duration_s = table_number(table, row, "duration_s"),
		.hearing = (int64_t)table_number(table, row, "hearing_id"),
		.confidence = or_middle(table_number(table, row, "confidence")),
		.clarity = clarity_of(table_number(table, row, "snr_db"),
			table_number(table, row, "clipped_share")),
	};

	if (party)
		(void)party_parse(party, &example.party);
	return example;
}

static double merit(const struct example *example)
{
	return example->confidence * example->clarity;
}

static int compare_names(const char *a, const char *b)
{
	return strcmp(a ? a : "", b ? b : "");
}

/* By agent, the best first. */
static int compare_in_agent(const void *a, const void *b)
{
	const struct example *one = a, *other = b;
	int order = other->is_good - one->is_good;

	if (order == 0)
		order = compare_names(one->agent, other->agent);
	if (order == 0)
		order = (merit(other) > merit(one)) -
			(merit(other) < merit(one));
	return order ? order : compare_names(one->call, other->call);
}

/* By turn, the best first. */
static int compare_in_turn(const void *a, const void *b)
{
	const struct example *one = a, *other = b;
	int order = other->is_good - one->is_good;

	if (order == 0)
		order = (one->turn > other->turn) - (one->turn < other->turn);
	if (order == 0)
		order = (merit(other) > merit(one)) -
			(merit(other) < merit(one));
	return order ? order : compare_names(one->call, other->call);
}

static void give_turns(struct example_list *list)
{
	for (size_t i = 1; i < list->count; i++) {
		const struct example *before = &list->items[i - 1];
		struct example *example = &list->items[i];

		if (before->is_good == example->is_good &&
			compare_names(before->agent, example->agent) == 0)
			example->turn = before->turn + 1;
	}
}

/* Keeps the first `best` good ones and the first `worst` of the others. */
static void keep(struct example_list *list, size_t best, size_t worst)
{
	size_t kept = 0;

	for (size_t i = 0; i < list->count; i++) {
		size_t *left = list->items[i].is_good ? &best : &worst;

		if (*left > 0) {
			--*left;
			list->items[kept++] = list->items[i];
		}
	}
	list->count = kept;
}

enum status example_list_fill(struct example_list *list,
	const struct table *table, size_t best, size_t worst,
	struct failure *why)
{
	enum status rc = list_reserve(&list->items, &list->capacity,
		table->row_count + 1, sizeof(*list->items), why);

	if (rc != STATUS_OK)
		return rc;
	list->count = table->row_count;
	for (size_t row = 0; row < table->row_count; row++)
		list->items[row] = read_example(table, row);
	qsort(list->items, list->count, sizeof(*list->items), compare_in_agent);
	give_turns(list);
	qsort(list->items, list->count, sizeof(*list->items), compare_in_turn);
	keep(list, best, worst);
	return STATUS_OK;
}

void example_list_release(struct example_list *list)
{
	free(list->items);
	*list = (struct example_list){ 0 };
}
