#include "spotting.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "alignment.h"
#include "list.h"

static enum status make_room(
	struct spotting *spotting, size_t phrase_count, struct failure *why)
{
	if (spotting->said)
		return STATUS_OK;
	spotting->said = calloc(phrase_count + 1, sizeof(*spotting->said));
	if (!spotting->said)
		return failure_no_memory(why);
	spotting->phrase_count = phrase_count;
	return STATUS_OK;
}

enum status spotting_start(
	struct spotting *spotting, const struct pack *list, struct failure *why)
{
	return make_room(spotting, list->rule_count, why);
}

void spotting_release(struct spotting *spotting)
{
	free(spotting->items);
	free(spotting->said);
	*spotting = (struct spotting){ 0 };
}

/* How often `phrase` stands in `passage`, places that overlap counted. */
static int64_t count_places(
	const struct tokens *passage, const struct tokens *phrase)
{
	int64_t places = 0;

	if (phrase->count == 0)
		return 0;
	for (size_t i = 0; i + phrase->count <= passage->count; i++)
		places += memcmp(&passage->items[i], phrase->items,
				  phrase->count * sizeof(*phrase->items)) == 0;
	return places;
}

enum status spotting_say(struct spotting *spotting, const struct pack *list,
	const char *passage, enum language language, struct failure *why)
{
	struct tokens said = { 0 }, phrase = { 0 };
	enum status rc = tokens_add(&said, passage, language, why);

	for (size_t i = 0; i < list->rule_count && rc == STATUS_OK; i++) {
		phrase.count = 0;
		rc = tokens_add(
			&phrase, list->rules[i].title_zh, language, why);
		if (rc == STATUS_OK)
			spotting->said[i] += count_places(&said, &phrase);
	}
	tokens_release(&said);
	tokens_release(&phrase);
	return rc;
}

static int surest_first(const void *a, const void *b)
{
	const struct spot *left = a, *right = b;

	if (left->confidence != right->confidence)
		return left->confidence > right->confidence ? -1 : 1;
	return 0;
}

static enum status hear_phrase(struct spotting *spotting, size_t phrase,
	const struct verdict *verdict, struct failure *why)
{
	size_t first = spotting->count;
	enum status rc = list_reserve(&spotting->items, &spotting->capacity,
		first + verdict->evidence_count, sizeof(*spotting->items), why);

	if (rc != STATUS_OK || verdict->evidence_count == 0)
		return rc;
	for (size_t i = 0; i < verdict->evidence_count; i++) {
		double confidence = verdict->evidence[i].confidence;

		spotting->items[spotting->count++] = (struct spot){
			.phrase = phrase,
			.confidence = isnan(confidence) ? 1.0 : confidence,
		};
	}
	qsort(&spotting->items[first], verdict->evidence_count,
		sizeof(*spotting->items), surest_first);
	for (size_t i = first; i < spotting->count; i++)
		spotting->items[i].is_right =
			(int64_t)(i - first) < spotting->said[phrase];
	return STATUS_OK;
}

enum status spotting_hear(struct spotting *spotting, const struct pack *list,
	const struct call *call, struct failure *why)
{
	enum status rc = STATUS_OK;

	for (size_t j = 0; j < call->judgement_count; j++) {
		const struct judgement *judgement = &call->judgements[j];

		if (judgement->pack != list)
			continue;
		for (size_t i = 0; i < list->rule_count && rc == STATUS_OK; i++)
			rc = hear_phrase(
				spotting, i, &judgement->verdicts[i], why);
	}
	return rc;
}

enum status spotting_add(
	struct spotting *sum, const struct spotting *more, struct failure *why)
{
	enum status rc = STATUS_OK;

	if (!more->said)
		return STATUS_OK;
	rc = make_room(sum, more->phrase_count, why);
	if (rc == STATUS_OK)
		rc = list_reserve(&sum->items, &sum->capacity,
			sum->count + more->count, sizeof(*sum->items), why);
	if (rc != STATUS_OK)
		return rc;
	for (size_t i = 0; i < more->count; i++)
		sum->items[sum->count++] = more->items[i];
	for (size_t i = 0; i < more->phrase_count; i++)
		sum->said[i] += more->said[i];
	return STATUS_OK;
}

static void count_spot(struct spotting_figures *figures,
	const struct spotting *spotting, const struct spot *spot)
{
	figures->findings.heard++;
	figures->findings.found += spot->is_right;
	figures->findings.right += spot->is_right;
	figures->false_alarms += !spot->is_right;
	figures->absent_false_alarms += spotting->said[spot->phrase] == 0;
}

struct spotting_figures spotting_above(
	const struct spotting *spotting, double least_confidence)
{
	struct spotting_figures figures = { .false_alarms = 0 };

	for (size_t i = 0; i < spotting->phrase_count; i++)
		figures.findings.expected += spotting->said[i];
	for (size_t i = 0; i < spotting->count; i++)
		if (spotting->items[i].confidence >= least_confidence)
			count_spot(&figures, spotting, &spotting->items[i]);
	return figures;
}

struct spotting_figures spotting_above_of(
	const struct spotting *spotting, double least_confidence, size_t phrase)
{
	struct spotting_figures figures = { .false_alarms = 0 };

	figures.findings.expected = spotting->said[phrase];
	for (size_t i = 0; i < spotting->count; i++) {
		const struct spot *spot = &spotting->items[i];

		if (spot->phrase == phrase &&
			spot->confidence >= least_confidence)
			count_spot(&figures, spotting, spot);
	}
	return figures;
}
