/*
 * Phrases: which of them were said, near one another, in which order.
 */
#include <math.h>
#include <stdlib.h>

#include "evaluation.h"
#include "list.h"

static bool is_asked(enum party asked, enum party party)
{
	return asked == PARTY_UNKNOWN || asked == party;
}

/* Whether a phrase that makes no hit of it lies over the place. */
static bool is_excepted(const struct evaluation *evaluation,
	const struct condition *condition, const struct prepared *prepared,
	const struct found *found)
{
	const struct hearing *hearing = &evaluation->hearing;

	for (size_t i = 0; i < condition->except_count; i++) {
		uint32_t at = hearing->first_found[prepared->excepts[i]];

		for (; at != HEARING_NONE; at = hearing->found.items[at].next) {
			const struct found *other = &hearing->found.items[at];

			if (other->hit.likeness >= 1.0F &&
				other->party == found->party &&
				other->hit.first <
					found->hit.first + found->hit.count &&
				found->hit.first <
					other->hit.first + other->hit.count)
				return true;
		}
	}
	return false;
}

static enum status add_found(struct evaluation *evaluation,
	const struct found *found, const struct phrase *phrase)
{
	const struct hearing *hearing = &evaluation->hearing;
	const struct unit *units =
		hearing->streams[found->party].items + found->hit.first;
	size_t last = units[found->hit.count - 1].word;
	struct hit hit = {
		.when = hearing_span(hearing, found->party, found->hit.first,
			found->hit.count),
		.party = found->party,
		.first_word = units[0].word,
		.word_count = last - units[0].word + 1,
		.first_unit = found->hit.first,
		.unit_count = found->hit.count,
		.value = NAN,
		.threshold = NAN,
		.confidence = hearing_confidence(hearing, found->party,
			found->hit.first, found->hit.count),
		.group = phrase->group,
	};

	if (found->hit.likeness < 1.0F) {
		hit.phrase = phrase->text;
		hit.likeness = found->hit.likeness;
		/* Words without confidence: as sure as it is like. */
		hit.confidence = isnan(hit.confidence)
					 ? hit.likeness
					 : hit.confidence * hit.likeness;
	}
	if (!scope_holds(evaluation, hit.when.start_s))
		return STATUS_OK;
	return evaluation_add(evaluation, &hit);
}

static int compare_hits(const void *a, const void *b)
{
	const struct hit *left = a, *right = b;

	if (left->when.start_s != right->when.start_s)
		return left->when.start_s < right->when.start_s ? -1 : 1;
	if (left->unit_count != right->unit_count)
		return left->unit_count > right->unit_count ? -1 : 1;
	return left->group - right->group;
}

/* Whether `hit` is near enough to `first` and follows it in order. */
static bool is_near(const struct condition *condition, const struct hit *first,
	const struct hit *hit)
{
	if (!isnan(condition->near_s) &&
		hit->when.start_s - first->when.end_s > condition->near_s)
		return false;
	if (condition->near_words > 0 &&
		(hit->party != first->party ||
			hit->first_unit >
				first->first_unit + first->unit_count +
					(size_t)condition->near_words))
		return false;
	return true;
}

/* From hits[0] on: how many hits it takes until enough different phrases were
 * heard, 0 when they never are. */
static size_t reach_enough(struct evaluation *evaluation,
	const struct condition *condition, const struct hit *hits, size_t count)
{
	int *seen = evaluation->counts.items;
	int heard = 0;

	for (int g = 0; g < condition->group_count; g++)
		seen[g] = 0;
	for (size_t i = 0; i < count; i++) {
		if (seen[hits[i].group] ||
			!is_near(condition, &hits[0], &hits[i]))
			continue;
		seen[hits[i].group] = 1;
		if (++heard == condition->need_groups)
			return i + 1;
	}
	return 0;
}

/* The same in the order in which the phrases are written; `lengths`: how many
 * of them, in order, were heard up to each. */
static size_t reach_in_order(struct evaluation *evaluation,
	const struct condition *condition, const struct hit *hits, size_t count)
{
	int *lengths = evaluation->counts.items;

	for (int g = 0; g < condition->group_count; g++)
		lengths[g] = 0;
	for (size_t i = 0; i < count; i++) {
		int group = hits[i].group, before = 0;

		if (!is_near(condition, &hits[0], &hits[i]) ||
			(i > 0 && group <= hits[0].group))
			continue;
		for (int g = hits[0].group; g < group; g++)
			before = lengths[g] > before ? lengths[g] : before;
		if (before + 1 > lengths[group])
			lengths[group] = before + 1;
		if (lengths[group] == condition->need_groups)
			return i + 1;
	}
	return 0;
}

/* One hit of several phrases: from the first to the last of them. */
static struct hit join_hits(const struct hit *hits, size_t count)
{
	struct hit joined = hits[0];

	for (size_t i = 1; i < count; i++) {
		if (hits[i].when.end_s > joined.when.end_s)
			joined.when.end_s = hits[i].when.end_s;
		if (hits[i].party == joined.party &&
			hits[i].first_word + hits[i].word_count >
				joined.first_word + joined.word_count)
			joined.word_count = hits[i].first_word +
					    hits[i].word_count -
					    joined.first_word;
		if (hits[i].confidence < joined.confidence)
			joined.confidence = hits[i].confidence;
	}
	return joined;
}

/* Several phrases are wanted together: replaces their hits by one for every
 * time that all were heard. */
static enum status join_groups(struct evaluation *evaluation,
	const struct condition *condition, size_t first)
{
	size_t count = evaluation->hits.count - first, kept = 0;
	struct hit *hits = evaluation->hits.items + first;
	enum status rc = list_reserve(&evaluation->counts.items,
		&evaluation->counts.capacity, (size_t)condition->group_count,
		sizeof(*evaluation->counts.items), evaluation->why);

	if (rc != STATUS_OK)
		return rc;
	for (size_t i = 0; i < count;) {
		size_t used = condition->is_ordered
				      ? reach_in_order(evaluation, condition,
						&hits[i], count - i)
				      : reach_enough(evaluation, condition,
						&hits[i], count - i);

		if (used == 0) {
			i++;
			continue;
		}
		hits[kept++] = join_hits(&hits[i], used);
		i += used;
	}
	evaluation->hits.count = first + kept;
	return STATUS_OK;
}

/* Ways to say the same thing overlap: one place is one hit, the longest. */
static void drop_overlapping(struct evaluation *evaluation, size_t first)
{
	struct hit *hits = evaluation->hits.items + first;
	size_t count = evaluation->hits.count - first, kept = 0;

	for (size_t i = 0; i < count; i++) {
		struct hit *last = kept > 0 ? &hits[kept - 1] : NULL;

		if (last && last->party == hits[i].party &&
			hits[i].first_unit <
				last->first_unit + last->unit_count) {
			if (hits[i].unit_count > last->unit_count)
				*last = hits[i];
			continue;
		}
		hits[kept++] = hits[i];
	}
	evaluation->hits.count = first + kept;
}

enum status judge_said(struct evaluation *evaluation,
	const struct condition *condition, const struct prepared *prepared)
{
	const struct hearing *hearing = &evaluation->hearing;
	size_t first = evaluation->hits.count;
	enum status rc = STATUS_OK;

	for (size_t i = 0; i < condition->phrase_count; i++) {
		uint32_t at = hearing->first_found[prepared->phrases[i]];

		for (; at != HEARING_NONE && rc == STATUS_OK;
			at = hearing->found.items[at].next) {
			const struct found *found = &hearing->found.items[at];

			if (is_asked(condition->party, found->party) &&
				!(prepared->is_exact &&
					found->hit.likeness < 1.0F) &&
				!is_excepted(
					evaluation, condition, prepared, found))
				rc = add_found(evaluation, found,
					&condition->phrases[i]);
		}
	}
	if (rc != STATUS_OK || evaluation->hits.count == first)
		return rc;
	qsort(evaluation->hits.items + first, evaluation->hits.count - first,
		sizeof(struct hit), compare_hits);
	if (condition->need_groups > 1)
		return join_groups(evaluation, condition, first);
	drop_overlapping(evaluation, first);
	return STATUS_OK;
}
