#include "accuracy.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "pack.h"

/* Whether anybody's party is known; on one channel nobody's is. */
static bool has_parties(const struct call *call)
{
	for (size_t i = 0; i < call->turns.count; i++)
		if (call->turns.items[i].party == PARTY_AGENT ||
			call->turns.items[i].party == PARTY_CUSTOMER)
			return true;
	return false;
}

/* PARTY_UNKNOWN asks for both parties and for those who are unknown. */
static bool is_asked(enum party asked, enum party party)
{
	return asked ? party == asked : party != PARTY_SYSTEM;
}

static enum status add_heard(struct tokens *tokens, const struct call *call,
	enum party party, struct failure *why)
{
	struct text text = { 0 };
	enum status rc = STATUS_OK;

	for (size_t i = 0; i < call->turns.count && rc == STATUS_OK; i++) {
		const struct turn *turn = &call->turns.items[i];

		if (!is_asked(party, turn->party))
			continue;
		text_clear(&text);
		rc = call_turn_text(call, turn, &text, why);
		if (rc == STATUS_OK)
			rc = tokens_add(tokens, text_string(&text),
				call->language, why);
	}
	text_release(&text);
	return rc;
}

static int by_start(const void *a, const void *b)
{
	const struct reference_turn *const *left = a, *const *right = b;

	if ((*left)->when.start_s != (*right)->when.start_s)
		return (*left)->when.start_s < (*right)->when.start_s ? -1 : 1;
	return *left < *right ? -1 : *left > *right;
}

static enum status add_said(struct tokens *tokens,
	const struct reference *reference, enum party party,
	enum language language, struct failure *why)
{
	size_t count = reference->turn_count;
	const struct reference_turn **turns = calloc(count + 1, sizeof(*turns));
	enum status rc = STATUS_OK;

	if (!turns)
		return failure_no_memory(why);
	for (size_t i = 0; i < count; i++)
		turns[i] = &reference->turns[i];
	qsort(turns, count, sizeof(*turns), by_start);
	for (size_t i = 0; i < count && rc == STATUS_OK; i++)
		if (is_asked(party, turns[i]->party))
			rc = tokens_add(tokens, turns[i]->text, language, why);
	free(turns);
	return rc;
}

/* Compares the words of `party`; PARTY_UNKNOWN: of all. */
static enum status compare_words(struct accuracy *accuracy,
	const struct call *call, const struct truth *truth, enum party party,
	struct failure *why)
{
	struct tokens said = { 0 }, heard = { 0 };
	struct alignment alignment;
	enum status rc = add_heard(&heard, call, party, why);

	if (rc == STATUS_OK)
		rc = truth->text ? tokens_add(&said, truth->text,
					   call->language, why)
				 : add_said(&said, truth->reference, party,
					   call->language, why);
	if (rc == STATUS_OK)
		rc = alignment_find(&alignment, &said, &heard, why);
	if (rc == STATUS_OK)
		alignment_add(&accuracy->words, &alignment);
	tokens_release(&said);
	tokens_release(&heard);
	return rc;
}

static bool has_text(const struct truth *truth)
{
	const struct reference *reference = truth->reference;

	if (truth->text)
		return true;
	for (size_t i = 0; reference && i < reference->turn_count; i++)
		if (reference->turns[i].text[0])
			return true;
	return false;
}

static enum status measure_words(struct accuracy *accuracy,
	const struct call *call, const struct truth *truth, struct failure *why)
{
	enum status rc;

	if (!has_text(truth))
		return STATUS_OK;
	accuracy->is_unheard = call->unheard != NULL;
	accuracy->has_words = !accuracy->is_unheard;
	if (accuracy->is_unheard)
		return STATUS_OK;
	if (truth->text || !accuracy->has_parties)
		return compare_words(accuracy, call, truth, PARTY_UNKNOWN, why);
	rc = compare_words(accuracy, call, truth, PARTY_AGENT, why);
	return rc == STATUS_OK ? compare_words(accuracy, call, truth,
					 PARTY_CUSTOMER, why)
			       : rc;
}

/* What is true of one step of time, as bits. */
enum {
	SAID = 1,	/* << enum talker: the reference says that it speaks */
	HEARD = 1 << 3, /* << enum talker: so was it heard */
	COLLAR = 1 << 6,
};

/* The steps of a whole call. */
struct timeline {
	unsigned char *steps;
	size_t count;
};

static size_t step_at(const struct timeline *timeline, double at_s)
{
	double step = round(at_s / ACCURACY_STEP_S);

	if (step <= 0.0)
		return 0;
	return step < (double)timeline->count ? (size_t)step : timeline->count;
}

static void mark(struct timeline *timeline, double start_s, double end_s,
	unsigned int bits)
{
	size_t end = step_at(timeline, end_s);

	for (size_t i = step_at(timeline, start_s); i < end; i++)
		timeline->steps[i] |= (unsigned char)bits;
}

/* `side` is SAID or HEARD. */
static void mark_talk(struct timeline *timeline, struct span when,
	enum party party, unsigned int side)
{
	unsigned int bits = side << TALKER_ANYBODY;

	if (party == PARTY_SYSTEM)
		return;
	if (party == PARTY_AGENT)
		bits |= side << TALKER_AGENT;
	if (party == PARTY_CUSTOMER)
		bits |= side << TALKER_CUSTOMER;
	mark(timeline, when.start_s, when.end_s, bits);
	if (side == HEARD)
		return;
	mark(timeline, when.start_s - ACCURACY_COLLAR_S,
		when.start_s + ACCURACY_COLLAR_S, COLLAR);
	mark(timeline, when.end_s - ACCURACY_COLLAR_S,
		when.end_s + ACCURACY_COLLAR_S, COLLAR);
}

static bool is_set(unsigned int step, unsigned int side, enum talker talker)
{
	return step & (side << talker);
}

/* Books one step outside the collars. */
static void count_step(struct accuracy *accuracy, unsigned int step)
{
	int said = 0, heard = 0, right = 0;

	for (int t = 0; t < TALKER_COUNT; t++) {
		struct talk_errors *errors = &accuracy->talk[t];
		bool is_said = is_set(step, SAID, (enum talker)t);
		bool is_heard = is_set(step, HEARD, (enum talker)t);

		if (t != TALKER_ANYBODY && !accuracy->has_parties)
			continue;
		errors->reference_s += is_said * ACCURACY_STEP_S;
		errors->missed_s += (is_said && !is_heard) * ACCURACY_STEP_S;
		errors->false_alarm_s +=
			(is_heard && !is_said) * ACCURACY_STEP_S;
		if (t == TALKER_ANYBODY)
			continue;
		said += is_said;
		heard += is_heard;
		right += is_said && is_heard;
	}
	accuracy->confused_s +=
		((said < heard ? said : heard) - right) * ACCURACY_STEP_S;
}

static double last_end_s(
	const struct call *call, const struct reference *reference)
{
	double end_s = call->recording.duration_s;

	for (size_t i = 0; i < call->turns.count; i++)
		end_s = fmax(end_s, call->turns.items[i].when.end_s);
	for (size_t i = 0; i < reference->turn_count; i++)
		end_s = fmax(end_s, reference->turns[i].when.end_s);
	return end_s;
}

static enum status measure_talk(struct accuracy *accuracy,
	const struct call *call, const struct reference *reference,
	struct failure *why)
{
	struct timeline timeline = { .count = 0 };

	if (!reference || !reference->has_turns)
		return STATUS_OK;
	timeline.count =
		(size_t)ceil(last_end_s(call, reference) / ACCURACY_STEP_S);
	timeline.steps = calloc(timeline.count + 1, 1);
	if (!timeline.steps)
		return failure_no_memory(why);
	for (size_t i = 0; i < reference->turn_count; i++)
		mark_talk(&timeline, reference->turns[i].when,
			reference->turns[i].party, SAID);
	for (size_t i = 0; i < call->turns.count; i++)
		mark_talk(&timeline, call->turns.items[i].when,
			call->turns.items[i].party, HEARD);
	for (size_t i = 0; i < timeline.count; i++)
		if (!(timeline.steps[i] & COLLAR))
			count_step(accuracy, timeline.steps[i]);
	free(timeline.steps);
	accuracy->has_talk = true;
	return STATUS_OK;
}

/* Whether sounds of the same kind cover enough of `sound`. They do not overlap
 * one another on one channel; on a channel each they may, which is enough. */
static bool is_covered(
	const struct sound *sound, const struct sound *others, size_t count)
{
	double covered_s = 0.0;

	for (size_t i = 0; i < count; i++) {
		bool is_same_channel = others[i].channel == sound->channel ||
				       others[i].channel == SOUND_ON_ALL ||
				       sound->channel == SOUND_ON_ALL;

		if (others[i].kind == sound->kind && is_same_channel)
			covered_s +=
				span_overlap_s(others[i].when, sound->when);
	}
	return covered_s >= ACCURACY_COVERED * span_length_s(sound->when);
}

static void measure_sounds(struct accuracy *accuracy, const struct call *call,
	const struct reference *reference)
{
	if (!reference || !reference->has_spans)
		return;
	for (size_t i = 0; i < reference->span_count; i++) {
		const struct sound *span = &reference->spans[i];
		struct findings *findings = &accuracy->sounds[span->kind];

		findings->expected++;
		findings->found += is_covered(
			span, call->sounds.items, call->sounds.count);
	}
	for (size_t i = 0; i < call->sounds.count; i++) {
		const struct sound *sound = &call->sounds.items[i];
		struct findings *findings = &accuracy->sounds[sound->kind];

		findings->heard++;
		findings->right += is_covered(
			sound, reference->spans, reference->span_count);
	}
}

static const struct verdict *find_verdict(
	const struct call *call, const struct reference_verdict *expected)
{
	for (size_t j = 0; j < call->judgement_count; j++) {
		const struct judgement *judgement = &call->judgements[j];

		if (strcmp(judgement->pack->name, expected->pack) != 0)
			continue;
		for (size_t i = 0; i < judgement->verdict_count; i++)
			if (strcmp(judgement->verdicts[i].rule,
				    expected->rule) == 0)
				return &judgement->verdicts[i];
	}
	return NULL;
}

static enum status measure_verdicts(struct accuracy *accuracy,
	const struct call *call, const struct reference *reference,
	struct failure *why)
{
	if (!reference || !reference->verdict_count)
		return STATUS_OK;
	accuracy->verdicts =
		calloc(reference->verdict_count, sizeof(*accuracy->verdicts));
	if (!accuracy->verdicts)
		return failure_no_memory(why);
	accuracy->verdict_count = reference->verdict_count;
	for (size_t i = 0; i < reference->verdict_count; i++) {
		const struct reference_verdict *expected =
			&reference->verdicts[i];
		const struct verdict *verdict = find_verdict(call, expected);

		accuracy->verdicts[i] = (struct judged){ .pack = expected->pack,
			.rule = expected->rule,
			.expected = expected->value,
			.is_judged = verdict != NULL };
		if (verdict)
			accuracy->verdicts[i].value = verdict->value;
	}
	return STATUS_OK;
}

static bool has_reason(const struct call *call, const char *rule)
{
	for (size_t i = 0; i < call->risk.reason_count; i++)
		if (strcmp(call->risk.reasons[i].verdict->rule, rule) == 0)
			return true;
	return false;
}

static void measure_risk(struct accuracy *accuracy, const struct call *call,
	const struct reference *reference)
{
	if (!reference)
		return;
	accuracy->has_flag = reference->has_flag;
	accuracy->is_flag_expected = reference->is_flagged;
	accuracy->is_flagged = call->risk.is_flagged;
	accuracy->probability = call->risk.probability;
	if (!reference->has_reasons)
		return;
	accuracy->reasons.expected = (int64_t)reference->reason_count;
	accuracy->reasons.heard = (int64_t)call->risk.reason_count;
	for (size_t i = 0; i < reference->reason_count; i++)
		accuracy->reasons.found +=
			has_reason(call, reference->reasons[i]);
	accuracy->reasons.right = accuracy->reasons.found;
}

static enum status say_all(struct spotting *phrases, const struct truth *truth,
	enum language language, struct failure *why)
{
	const struct reference *reference = truth->reference;
	size_t turn_count = truth->text ? 0 : reference->turn_count;
	enum status rc = STATUS_OK;

	if (truth->text)
		rc = spotting_say(
			phrases, truth->phrases, truth->text, language, why);
	for (size_t i = 0; i < turn_count && rc == STATUS_OK; i++)
		if (reference->turns[i].party != PARTY_SYSTEM)
			rc = spotting_say(phrases, truth->phrases,
				reference->turns[i].text, language, why);
	return rc;
}

static enum status measure_phrases(struct accuracy *accuracy,
	const struct call *call, const struct truth *truth, struct failure *why)
{
	struct spotting *phrases = &accuracy->phrases;
	enum status rc;

	if (!truth->phrases || !accuracy->has_words)
		return STATUS_OK;
	rc = spotting_start(phrases, truth->phrases, why);
	if (rc == STATUS_OK)
		rc = say_all(phrases, truth, call->language, why);
	return rc == STATUS_OK
		       ? spotting_hear(phrases, truth->phrases, call, why)
		       : rc;
}

/* The higher of two, where one is unknown the other. */
static double higher(double a, double b)
{
	return a >= b || isnan(b) ? a : b;
}

static void measure_anger(
	struct accuracy *accuracy, const struct call *call, const char *emotion)
{
	accuracy->anger = NAN;
	for (int p = 0; p < PARTY_COUNT; p++) {
		const struct measures *measures = &call->measures[p];

		accuracy->anger = higher(accuracy->anger,
			isnan(measures->anger_peak) ? measures->anger
						    : measures->anger_peak);
	}
	if (!emotion || isnan(accuracy->anger))
		return;
	accuracy->is_anger_expected = strcmp(emotion, "anger") == 0;
	accuracy->has_anger = accuracy->is_anger_expected ||
			      strcmp(emotion, "neutral") == 0 ||
			      strcmp(emotion, "calm") == 0;
}

enum status accuracy_measure(struct accuracy *accuracy, const struct call *call,
	const struct truth *truth, struct failure *why)
{
	struct accuracy measured = { .language = call->language,
		.audio_s = call->recording.duration_s,
		.has_parties = has_parties(call) };
	enum status rc = measure_words(&measured, call, truth, why);

	if (rc == STATUS_OK)
		rc = measure_talk(&measured, call, truth->reference, why);
	if (rc == STATUS_OK)
		rc = measure_verdicts(&measured, call, truth->reference, why);
	if (rc == STATUS_OK)
		rc = measure_phrases(&measured, call, truth, why);
	if (rc != STATUS_OK) {
		accuracy_release(&measured);
		return rc;
	}
	measure_sounds(&measured, call, truth->reference);
	measure_risk(&measured, call, truth->reference);
	measure_anger(&measured, call, truth->emotion);
	*accuracy = measured;
	return STATUS_OK;
}

void accuracy_release(struct accuracy *accuracy)
{
	free(accuracy->verdicts);
	spotting_release(&accuracy->phrases);
	*accuracy = (struct accuracy){ 0 };
}
