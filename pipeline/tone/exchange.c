#include "exchange.h"

#include <math.h>
#include <strings.h>

static bool is_known(enum party party)
{
	return party == PARTY_AGENT || party == PARTY_CUSTOMER;
}

static bool is_acknowledgement(const char *word)
{
	static const char *const words[] = { "嗯", "嗯嗯", "哦", "噢", "喔",
		"啊", "呃", "诶", "哎", "唉", "对", "对对", "是", "是的", "好",
		"好的", "行", "可以", "没错", "明白", "知道", "了解", "对的",
		"mm", "mhm", "hm", "hmm", "uh", "huh", "um", "oh", "ah", "yes",
		"yeah", "yep", "ok", "okay", "right", "sure", "i", "see" };

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (strcasecmp(word, words[i]) == 0)
			return true;
	return false;
}

static bool only_acknowledges(const struct call *call, const struct turn *turn)
{
	for (size_t i = 0; i < turn->word_count; i++)
		if (!is_acknowledgement(
			    call->words.items[turn->first_word + i].text))
			return false;
	return true;
}

/* How long the utterances of both turns last at once. */
static double overlap_s(
	const struct call *call, const struct turn *a, const struct turn *b)
{
	const struct utterance *as =
		&call->utterances.items[a->first_utterance];
	const struct utterance *bs =
		&call->utterances.items[b->first_utterance];
	double sum_s = 0.0;

	for (size_t i = 0; i < a->utterance_count; i++)
		for (size_t j = 0; j < b->utterance_count; j++)
			sum_s += span_overlap_s(as[i].when, bs[j].when);
	return sum_s;
}

static bool is_other(const struct turn *own, const struct turn *turn)
{
	return turn->party != own->party && is_known(turn->party);
}

/* Whether the other, who held the floor, keeps it behind a short turn. */
static bool other_goes_on(const struct call *call, size_t own)
{
	const struct turn *turns = call->turns.items;
	double end_s = turns[own].when.end_s;

	for (size_t t = own; t-- > 0;)
		if (is_other(&turns[own], &turns[t])) {
			if (turns[t].when.end_s > end_s)
				return true;
			break;
		}
	return own > 0 && is_other(&turns[own], &turns[own - 1]) &&
	       own + 1 < call->turns.count &&
	       is_other(&turns[own], &turns[own + 1]) &&
	       turns[own + 1].when.start_s - end_s <= BACKCHANNEL_RESUME_S;
}

static bool is_backchannel(const struct call *call, size_t own)
{
	const struct turn *turn = &call->turns.items[own];

	return span_length_s(turn->when) <= BACKCHANNEL_MOST_S &&
	       only_acknowledges(call, turn) && other_goes_on(call, own);
}

/* Books what lies together with an earlier turn that has not ended. */
static void meet(const struct call *call, struct turn *own, struct turn *before,
	double *cut_s)
{
	double together_s = overlap_s(call, own, before);

	own->delivery.overlap_s += together_s;
	before->delivery.overlap_s += together_s;
	if (together_s > *cut_s) {
		*cut_s = together_s;
		own->delivery.is_successful =
			own->when.end_s > before->when.end_s;
	}
}

/* From the end of one turn to the start of the next, without typed sounds. */
static double delay_s(
	const struct call *call, const struct turn *from, const struct turn *to)
{
	struct span wait = { from->when.end_s, to->when.start_s };

	return span_length_s(wait) - call_sounding_s(call, ~0U, wait);
}

static void measure_turn(struct call *call, size_t t, size_t oldest)
{
	struct turn *turns = call->turns.items, *own = &turns[t];
	double cut_s = 0.0;

	own->delivery.is_backchannel = is_backchannel(call, t);
	if (t > 0 && is_other(own, &turns[t - 1]) &&
		turns[t - 1].when.end_s <= own->when.start_s)
		own->delivery.response_delay_s =
			delay_s(call, &turns[t - 1], own);
	for (size_t b = oldest; b < t; b++)
		if (is_other(own, &turns[b]) &&
			turns[b].when.end_s > own->when.start_s)
			meet(call, own, &turns[b], &cut_s);
	own->delivery.is_interruption = own->delivery.is_backchannel == 0.0 &&
					cut_s >= INTERRUPTION_LEAST_S;
	if (own->delivery.is_interruption == 0.0)
		own->delivery.is_successful = NAN;
}

/* On one channel what was not found may be there. */
static void doubt_none(struct call *call)
{
	for (size_t t = 0; t < call->turns.count; t++) {
		struct delivery *delivery = &call->turns.items[t].delivery;

		if (delivery->overlap_s == 0.0)
			delivery->overlap_s = NAN;
		if (delivery->is_interruption == 0.0)
			delivery->is_interruption = NAN;
	}
}

void exchange_measure(struct call *call)
{
	struct turn *turns = call->turns.items;
	size_t oldest = 0; /* before it all have ended */

	for (size_t t = 0; t < call->turns.count; t++) {
		if (!is_known(turns[t].party))
			continue;
		turns[t].delivery.overlap_s = 0.0;
		while (oldest < t &&
			turns[oldest].when.end_s <= turns[t].when.start_s)
			oldest++;
		measure_turn(call, t, oldest);
	}
	if (call->voices.is_by_voice)
		doubt_none(call);
}
