#include "call.h"

#include <math.h>
#include <stdlib.h>

#include "list.h"

/* What the store keeps of a word: 10 ms, the recogniser's frame, and three
 * decimals of confidence. */
#define TIMES_PER_S 100.0
#define CONFIDENCE_STEPS 1000.0

void call_clear(struct call *call)
{
	struct call kept = {
		.arena = call->arena,
		.audio = call->audio,
		.utterances = { call->utterances.items, 0,
			call->utterances.capacity },
		.words = { call->words.items, 0, call->words.capacity },
		.turns = { call->turns.items, 0, call->turns.capacity },
		.sounds = { call->sounds.items, 0, call->sounds.capacity },
		.voices = { .separation = NAN, .confidence = NAN },
	};

	arena_clear(&kept.arena);
	*call = kept;
}

void call_release(struct call *call)
{
	arena_release(&call->arena);
	audio_release(&call->audio);
	free(call->utterances.items);
	free(call->words.items);
	free(call->turns.items);
	free(call->sounds.items);
	*call = (struct call){ 0 };
}

enum status call_add_utterance(struct call *call,
	const struct utterance *utterance, struct failure *why)
{
	struct utterances *list = &call->utterances;
	enum status rc = list_reserve(&list->items, &list->capacity,
		list->count + 1, sizeof(*list->items), why);

	if (rc == STATUS_OK)
		list->items[list->count++] = *utterance;
	return rc;
}

/* NAN stays NAN. */
static double keep_digits(double value, double steps)
{
	return round(value * steps) / steps;
}

enum status call_add_word(
	struct call *call, const struct word *word, struct failure *why)
{
	struct words *list = &call->words;
	enum status rc = list_reserve(&list->items, &list->capacity,
		list->count + 1, sizeof(*list->items), why);
	char *text = arena_text(&call->arena, word->text);

	if (rc != STATUS_OK)
		return rc;
	if (!text)
		return failure_no_memory(why);
	list->items[list->count++] = (struct word){
		.when = { keep_digits(word->when.start_s, TIMES_PER_S),
			keep_digits(word->when.end_s, TIMES_PER_S) },
		.text = text,
		.confidence = keep_digits(word->confidence, CONFIDENCE_STEPS),
	};
	return STATUS_OK;
}

enum status call_add_turn(
	struct call *call, const struct turn *turn, struct failure *why)
{
	struct turns *list = &call->turns;
	enum status rc = list_reserve(&list->items, &list->capacity,
		list->count + 1, sizeof(*list->items), why);

	if (rc == STATUS_OK)
		list->items[list->count++] = *turn;
	return rc;
}

enum status call_add_sound(
	struct call *call, const struct sound *sound, struct failure *why)
{
	struct sounds *list = &call->sounds;
	enum status rc = list_reserve(&list->items, &list->capacity,
		list->count + 1, sizeof(*list->items), why);

	if (rc == STATUS_OK)
		list->items[list->count++] = *sound;
	return rc;
}

/* Chinese is written without spaces; a space parts everything else. */
static bool wants_space(const char *before, const char *word)
{
	int32_t first, last = 0, at;
	size_t used;

	(void)text_next(word, &first);
	while ((used = text_next(before, &at)) > 0) {
		before += used;
		last = at;
	}
	return last && !(text_is_ideograph(first) || text_is_ideograph(last));
}

enum status call_word_text(const struct call *call, const struct turn *turn,
	size_t i, struct text *into, struct failure *why)
{
	const struct word *words = call->words.items + turn->first_word;
	enum status rc = STATUS_OK;

	if (i > 0 && wants_space(words[i - 1].text, words[i].text))
		rc = text_add(into, " ", why);
	return rc == STATUS_OK ? text_add(into, words[i].text, why) : rc;
}

enum status call_turn_text(const struct call *call, const struct turn *turn,
	struct text *into, struct failure *why)
{
	enum status rc = STATUS_OK;

	for (size_t i = 0; i < turn->word_count && rc == STATUS_OK; i++)
		rc = call_word_text(call, turn, i, into, why);
	return rc;
}

/* Of the kinds' sounds that have not ended at `at_s`, the first. */
static const struct sound *next_sound(
	const struct call *call, unsigned int kinds, double at_s)
{
	const struct sound *next = NULL;

	for (size_t i = 0; i < call->sounds.count; i++) {
		const struct sound *sound = &call->sounds.items[i];

		if ((kinds & (1U << sound->kind)) && sound->when.end_s > at_s &&
			(!next || sound->when.start_s < next->when.start_s))
			next = sound;
	}
	return next;
}

double call_sounding_s(
	const struct call *call, unsigned int kinds, struct span when)
{
	const struct sound *sound;
	double sum_s = 0.0;

	while ((sound = next_sound(call, kinds, when.start_s)) &&
		sound->when.start_s < when.end_s) {
		sum_s += span_overlap_s(sound->when, when);
		when.start_s = sound->when.end_s;
	}
	return sum_s;
}

static bool has_sound(
	const struct call *call, unsigned int kinds, int channel, double at_s)
{
	for (size_t i = 0; i < call->sounds.count; i++) {
		const struct sound *sound = &call->sounds.items[i];

		if ((kinds & (1u << sound->kind)) &&
			(sound->channel == channel ||
				sound->channel == SOUND_ON_ALL) &&
			span_holds(sound->when, at_s))
			return true;
	}
	return false;
}

bool call_is_masked(const struct call *call, int channel, double at_s)
{
	return has_sound(call, ~0u, channel, at_s);
}

bool call_is_prompt(const struct call *call, int channel, struct span when)
{
	return has_sound(call, 1u << SOUND_IVR, channel,
		(when.start_s + when.end_s) / 2.0);
}
