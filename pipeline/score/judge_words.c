/*
 * Words beyond phrases: patterns, similar sentences, repetition, numbers read
 * back.
 */
#include <math.h>
#include <string.h>

#include "evaluation.h"
#include "list.h"

#define MOST_DIGITS 24

static bool is_asked(enum party asked, enum party party)
{
	return asked == PARTY_UNKNOWN || asked == party;
}

static enum status add_units(struct evaluation *evaluation, enum party party,
	size_t first, size_t count, double value)
{
	const struct hearing *hearing = &evaluation->hearing;
	const struct unit *units = hearing->streams[party].items + first;
	struct hit hit = {
		.when = hearing_span(hearing, party, first, count),
		.party = party,
		.first_word = units[0].word,
		.word_count = units[count - 1].word - units[0].word + 1,
		.first_unit = first,
		.unit_count = count,
		.value = value,
		.threshold = NAN,
		.confidence = hearing_confidence(hearing, party, first, count),
	};

	if (!scope_holds(evaluation, hit.when.start_s))
		return STATUS_OK;
	return evaluation_add(evaluation, &hit);
}

/* The turn's words in one line, folded to what they are written like;
 * counts.items[i] is the byte where word i begins. */
static enum status write_subject(
	struct evaluation *evaluation, const struct turn *turn)
{
	const struct call *call = evaluation->hearing.call;
	struct turn word = *turn;
	enum status rc = list_reserve(&evaluation->counts.items,
		&evaluation->counts.capacity, turn->word_count + 1,
		sizeof(*evaluation->counts.items), evaluation->why);

	text_clear(&evaluation->subject);
	/* Word by word, two at a time, so that call_turn_text() puts the
	 * spaces where they belong. */
	for (size_t i = 0; i < turn->word_count && rc == STATUS_OK; i++) {
		const char *text = call->words.items[turn->first_word + i].text;

		text_clear(&evaluation->hearing.spare);
		word.first_word = turn->first_word + (i > 0 ? i - 1 : 0);
		word.word_count = i > 0 ? 2 : 1;
		rc = call_turn_text(call, &word, &evaluation->hearing.spare,
			evaluation->why);
		if (rc == STATUS_OK && i > 0 &&
			strchr(text_string(&evaluation->hearing.spare), ' '))
			rc = text_add(
				&evaluation->subject, " ", evaluation->why);
		evaluation->counts.items[i] = (int)evaluation->subject.length;
		if (rc == STATUS_OK)
			rc = text_add(
				&evaluation->subject, text, evaluation->why);
	}
	return rc;
}

/* Which word of the turn the byte lies in. */
static size_t word_at(
	const struct evaluation *evaluation, const struct turn *turn, size_t at)
{
	size_t word = 0;

	while (word + 1 < turn->word_count &&
		(size_t)evaluation->counts.items[word + 1] <= at)
		word++;
	return word;
}

static enum status add_match(struct evaluation *evaluation,
	const struct turn *turn, size_t start, size_t end)
{
	size_t first = word_at(evaluation, turn, start);
	size_t last = word_at(evaluation, turn, end - 1);
	const struct word *words =
		evaluation->hearing.call->words.items + turn->first_word;
	struct hit hit = {
		.when = { words[first].when.start_s, words[last].when.end_s },
		.party = turn->party,
		.first_word = turn->first_word + first,
		.word_count = last - first + 1,
		.value = NAN,
		.threshold = NAN,
		.confidence = words[first].confidence,
	};

	for (size_t i = first + 1; i <= last; i++)
		if (words[i].confidence < hit.confidence)
			hit.confidence = words[i].confidence;
	if (!scope_holds(evaluation, hit.when.start_s))
		return STATUS_OK;
	return evaluation_add(evaluation, &hit);
}

/* Whether the excluding pattern matches over the place; true as well when it
 * was too hard, which is told apart by `*match`. */
static bool is_excluded(struct evaluation *evaluation,
	const struct prepared *prepared, size_t from, size_t to,
	enum match *match)
{
	size_t start = 0, end = 0;

	if (!prepared->except)
		return false;
	for (;;) {
		enum match found = matcher_find(prepared->except,
			evaluation->matching, text_string(&evaluation->subject),
			evaluation->subject.length, &start, &end);

		if (found == MATCH_TOO_HARD)
			*match = MATCH_TOO_HARD;
		if (found != MATCH_FOUND)
			return found == MATCH_TOO_HARD;
		if (start < to && from < end)
			return true;
		start = end;
	}
}

static enum status match_turn(struct evaluation *evaluation,
	const struct turn *turn, const struct prepared *prepared,
	enum match *match)
{
	size_t start = 0, end = 0;
	enum status rc = write_subject(evaluation, turn);

	while (rc == STATUS_OK) {
		enum match found = matcher_find(prepared->pattern,
			evaluation->matching, text_string(&evaluation->subject),
			evaluation->subject.length, &start, &end);

		if (found == MATCH_TOO_HARD)
			*match = MATCH_TOO_HARD;
		if (found != MATCH_FOUND || *match == MATCH_TOO_HARD)
			break;
		if (!is_excluded(evaluation, prepared, start, end, match))
			rc = add_match(evaluation, turn, start, end);
		start = end;
	}
	return rc;
}

enum status judge_regex(struct evaluation *evaluation,
	const struct condition *condition, const struct prepared *prepared,
	struct outcome *outcome)
{
	const struct call *call = evaluation->hearing.call;
	enum match match = MATCH_NONE;
	enum status rc = STATUS_OK;

	for (size_t i = 0; i < call->turns.count && rc == STATUS_OK &&
			   match != MATCH_TOO_HARD;
		i++) {
		const struct turn *turn = &call->turns.items[i];

		if (turn->word_count > 0 &&
			is_asked(condition->party, turn->party))
			rc = match_turn(evaluation, turn, prepared, &match);
	}
	if (match == MATCH_TOO_HARD)
		outcome->doubt = DOUBT_TOO_HARD;
	return rc;
}

/* One cell of the alignment: its cost and where in the stream it began. */
struct cell {
	int cost;
	size_t start;
};

static struct cell cheapest(struct cell a, struct cell b)
{
	return b.cost < a.cost ? b : a;
}

/*
 * The end of the best place of `sentence` in the stream from `*start` on, by
 * edit distance with free ends (P. Sellers, The theory and computation of
 * evolutionary distances: pattern recognition, 1980), taken at the first end
 * whose likeness, 1 - distance / length, reaches `least` and is not bettered by
 * the units behind it. Gives 0 for none.
 */
static size_t find_similar(const struct units *stream,
	const struct units *sentence, double least, size_t *start,
	double *likeness)
{
	struct cell column[UNITS_MOST_COMPARED + 1];
	size_t length = sentence->count < UNITS_MOST_COMPARED
				? sentence->count
				: UNITS_MOST_COMPARED;
	size_t best_end = 0, best_start = 0;
	int most = (int)floor((1.0 - least) * (double)length + 1e-9);
	int best = most + 1;

	for (size_t j = 0; j <= length; j++)
		column[j] = (struct cell){ (int)j, *start };
	for (size_t i = *start; i < stream->count; i++) {
		struct cell diagonal = column[0];

		column[0] = (struct cell){ 0, i + 1 };
		for (size_t j = 1; j <= length; j++) {
			struct cell swap = diagonal;
			struct cell skip = column[j], drop = column[j - 1];

			diagonal = column[j];
			swap.cost += stream->items[i].id !=
				     sentence->items[j - 1].id;
			skip.cost++;
			drop.cost++;
			column[j] = cheapest(swap, cheapest(skip, drop));
		}
		if (column[length].cost < best) {
			best = column[length].cost;
			best_start = column[length].start;
			best_end = i + 1;
		} else if (best_end > 0 && i >= best_end + length) {
			break;
		}
	}
	if (best_end <= best_start)
		return 0;
	*start = best_start;
	*likeness = 1.0 - (double)best / (double)length;
	return best_end;
}

enum status judge_similar(struct evaluation *evaluation,
	const struct condition *condition, const struct prepared *prepared)
{
	const struct hearing *hearing = &evaluation->hearing;
	enum status rc = STATUS_OK;

	for (int p = 0; p < PARTY_COUNT && rc == STATUS_OK; p++) {
		const struct units *stream = &hearing->streams[p];

		for (size_t i = 0; i < condition->phrase_count &&
				   is_asked(condition->party, (enum party)p);
			i++) {
			size_t start = 0, end;
			double likeness = 0.0;

			while (rc == STATUS_OK && start < stream->count &&
				(end = find_similar(stream,
					 &prepared->sentences[i],
					 condition->likeness, &start,
					 &likeness)) > 0) {
				rc = add_units(evaluation, (enum party)p, start,
					end - start, likeness);
				start = end;
			}
		}
	}
	return rc;
}

/* The units of a turn in its party's stream. */
struct stretch {
	size_t first, count;
};

static struct stretch units_of_turn(
	const struct units *stream, const struct turn *turn)
{
	size_t first = units_first(stream, turn->first_word);
	size_t end = units_first(stream, turn->first_word + turn->word_count);

	return (struct stretch){ first, end - first };
}

/* Whether one of the phrases that repeat nothing stands there. */
static bool is_excused(const struct evaluation *evaluation,
	const struct condition *condition, const struct prepared *prepared,
	enum party party, struct stretch stretch)
{
	const struct hearing *hearing = &evaluation->hearing;

	for (size_t i = 0; i < condition->except_count; i++) {
		uint32_t at = hearing->first_found[prepared->excepts[i]];

		for (; at != HEARING_NONE; at = hearing->found.items[at].next) {
			const struct found *found = &hearing->found.items[at];

			if (found->party == party &&
				found->hit.first >= stretch.first &&
				found->hit.first <
					stretch.first + stretch.count)
				return true;
		}
	}
	return false;
}

/* Whether an earlier turn of the party, not too far back, said much the same.
 */
static bool is_repetition(const struct evaluation *evaluation,
	const struct condition *condition, size_t index, struct stretch stretch,
	double *likeness)
{
	const struct call *call = evaluation->hearing.call;
	enum party party = call->turns.items[index].party;
	const struct units *stream = &evaluation->hearing.streams[party];
	int passed = 0;

	for (size_t i = index; i-- > 0;) {
		struct stretch other;

		if (call->turns.items[i].party != party)
			continue;
		if (condition->within_turns > 0 &&
			passed++ == condition->within_turns)
			return false;
		other = units_of_turn(stream, &call->turns.items[i]);
		if (other.count < (size_t)condition->least_words)
			continue;
		*likeness = units_likeness(stream->items + stretch.first,
			stretch.count, stream->items + other.first,
			other.count);
		if (*likeness >= condition->likeness)
			return true;
	}
	return false;
}

enum status judge_repeated(struct evaluation *evaluation,
	const struct condition *condition, const struct prepared *prepared)
{
	const struct call *call = evaluation->hearing.call;
	enum status rc = STATUS_OK;

	for (size_t i = 0; i < call->turns.count && rc == STATUS_OK; i++) {
		enum party party = call->turns.items[i].party;
		struct stretch stretch;
		double likeness = 0.0;

		if (!is_asked(condition->party, party))
			continue;
		stretch = units_of_turn(&evaluation->hearing.streams[party],
			&call->turns.items[i]);
		if (stretch.count >= (size_t)condition->least_words &&
			is_repetition(
				evaluation, condition, i, stretch, &likeness) &&
			!is_excused(evaluation, condition, prepared, party,
				stretch))
			rc = add_units(evaluation, party, stretch.first,
				stretch.count, likeness);
	}
	return rc;
}

/* The next run of digits in the stream from `*at` on; 0 for none. */
static size_t next_digits(
	const struct units *stream, size_t *at, char digits[MOST_DIGITS + 1])
{
	size_t count = 0;

	while (*at < stream->count && !unit_is_digit(stream->items[*at].id))
		(*at)++;
	while (*at + count < stream->count && count < MOST_DIGITS &&
		unit_is_digit(stream->items[*at + count].id)) {
		digits[count] = (char)stream->items[*at + count].id;
		count++;
	}
	digits[count] = '\0';
	return count;
}

/* Whether the other party gave these digits, or more around them, before. */
static bool was_given(const struct evaluation *evaluation, enum party giver,
	const char *digits, double before_s)
{
	const struct hearing *hearing = &evaluation->hearing;
	const struct units *stream = &hearing->streams[giver];
	char given[MOST_DIGITS + 1];
	size_t at = 0, count;

	while ((count = next_digits(stream, &at, given)) > 0) {
		if (hearing_span(hearing, giver, at, count).end_s > before_s)
			return false;
		if (strstr(given, digits))
			return true;
		at += count;
	}
	return false;
}

enum status judge_read_back(
	struct evaluation *evaluation, const struct condition *condition)
{
	const struct hearing *hearing = &evaluation->hearing;
	enum party reader = condition->party == PARTY_CUSTOMER ? PARTY_CUSTOMER
							       : PARTY_AGENT;
	enum party giver = reader == PARTY_AGENT ? PARTY_CUSTOMER : PARTY_AGENT;
	const struct units *stream = &hearing->streams[reader];
	char digits[MOST_DIGITS + 1];
	enum status rc = STATUS_OK;
	size_t at = 0, count;

	while (rc == STATUS_OK &&
		(count = next_digits(stream, &at, digits)) > 0) {
		double start_s =
			hearing_span(hearing, reader, at, count).start_s;

		if (count >= (size_t)condition->least_digits &&
			was_given(evaluation, giver, digits, start_s))
			rc = add_units(
				evaluation, reader, at, count, (double)count);
		at += count;
	}
	return rc;
}
