#include "transcribe.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "decoder.h"
#include "import.h"
#include "passage.h"

/* Where no model hears a language, turns are still found: the telephone's. */
#define DEFAULT_RATE_HZ 8000

struct transcriber {
	const struct model *models[LANGUAGE_COUNT];
	struct decoder *decoders[LANGUAGE_COUNT];
	size_t next[AUDIO_CHANNELS]; /* utterance to hear, or one before it */
};

enum status transcriber_new(struct transcriber **out,
	const struct model *const *models, struct failure *why)
{
	struct transcriber *transcriber = calloc(1, sizeof(*transcriber));

	if (!transcriber)
		return failure_no_memory(why);
	for (int l = 0; l < LANGUAGE_COUNT; l++)
		transcriber->models[l] = models[l];
	*out = transcriber;
	return STATUS_OK;
}

void transcriber_free(struct transcriber *transcriber)
{
	if (!transcriber)
		return;
	for (int l = 0; l < LANGUAGE_COUNT; l++)
		decoder_free(transcriber->decoders[l]);
	free(transcriber);
}

int transcriber_rate_hz(
	const struct transcriber *transcriber, enum language language)
{
	const struct model *model = transcriber->models[language];

	return model ? model->rate_hz : DEFAULT_RATE_HZ;
}

static enum status note_unheard(struct call *call, struct failure *why)
{
	if (call->language == LANGUAGE_UNKNOWN)
		call->unheard = "not transcribed: no language that there is a "
				"model for was heard well (name it in the "
				"metadata, or import a transcript)";
	else
		call->unheard = arena_print(&call->arena,
			"not transcribed: no model for language %s",
			language_name(call->language));
	return call->unheard ? STATUS_OK : failure_no_memory(why);
}

enum status transcriber_start(
	struct transcriber *transcriber, struct call *call, struct failure *why)
{
	const struct model *model = transcriber->models[call->language];
	struct decoder **decoder = &transcriber->decoders[call->language];
	enum status rc = STATUS_OK;

	memset(transcriber->next, 0, sizeof(transcriber->next));
	call->unheard = NULL;
	if (call->source.transcript)
		return STATUS_OK;
	if (!model)
		return note_unheard(call, why);
	if (!*decoder)
		rc = decoder_new(decoder, model, why);
	if (rc == STATUS_OK)
		decoder_forget(*decoder);
	return rc;
}

/* Keeps what lies within the utterance, where there is a voice, of the words
 * from `*at` on that have their middle before the border. */
static enum status add_words(struct call *call, size_t index,
	const struct hearing *hearing, double start_s, double border_s,
	size_t *at, struct failure *why)
{
	struct utterance *utterance = &call->utterances.items[index];
	double sum = 0.0;
	size_t rated = 0;

	utterance->first_word = call->words.count;
	for (; *at < hearing->count; (*at)++) {
		struct word word = hearing->words[*at];
		enum status rc;

		word.when.start_s += start_s;
		word.when.end_s += start_s;
		if ((word.when.start_s + word.when.end_s) / 2.0 > border_s)
			break;
		word.when.start_s =
			fmax(word.when.start_s, utterance->when.start_s);
		word.when.end_s = fmin(word.when.end_s, utterance->when.end_s);
		if (word.when.end_s <= word.when.start_s)
			continue;
		rc = call_add_word(call, &word, why);
		if (rc != STATUS_OK)
			return rc;
		if (!isnan(word.confidence)) {
			sum += word.confidence;
			rated++;
		}
	}
	utterance->word_count = call->words.count - utterance->first_word;
	utterance->confidence = rated > 0 ? sum / (double)rated : (double)NAN;
	return STATUS_OK;
}

static enum status hear(struct transcriber *transcriber, struct call *call,
	struct passage passage, struct failure *why)
{
	double start_s;
	struct stretch sound = passage_sound(call, passage, &start_s);
	struct hearing hearing;
	enum status rc = decoder_hear(
		transcriber->decoders[call->language], &sound, &hearing, why);
	size_t at = 0;

	for (size_t i = passage.first; i <= passage.last && rc == STATUS_OK;
		i = passage_utterance(call, i + 1, passage.channel))
		rc = add_words(call, i, &hearing, start_s,
			passage_border_s(call, passage, i), &at, why);
	return rc;
}

/* Hears what one channel has: `all`, or what is final. */
static enum status hear_channel(struct transcriber *transcriber,
	struct call *call, int channel, bool all, struct failure *why)
{
	size_t *next = &transcriber->next[channel];

	for (;;) {
		struct passage passage;
		enum status rc;

		*next = passage_utterance(call, *next, channel);
		if (*next == call->utterances.count)
			return STATUS_OK;
		passage = passage_from(call, *next);
		if (!all && !passage_is_final(call, passage))
			return STATUS_OK;
		rc = hear(transcriber, call, passage, why);
		if (rc != STATUS_OK)
			return rc;
		*next = passage.last + 1;
	}
}

static enum status hear_call(struct transcriber *transcriber, struct call *call,
	bool all, struct failure *why)
{
	const struct model *model = transcriber->models[call->language];
	enum status rc = STATUS_OK;

	if (call->source.transcript || call->unheard)
		return STATUS_OK;
	if (call->audio.rate_hz != model->rate_hz)
		return failure_set(why, STATUS_INVALID,
			"sound is at %d Hz, model %s wants %d Hz",
			call->audio.rate_hz, model->name, model->rate_hz);
	for (int c = 0; c < call->audio.channels && rc == STATUS_OK; c++)
		rc = hear_channel(transcriber, call, c, all, why);
	return rc;
}

enum status transcriber_next(
	struct transcriber *transcriber, struct call *call, struct failure *why)
{
	return hear_call(transcriber, call, false, why);
}

enum status transcriber_finish(
	struct transcriber *transcriber, struct call *call, struct failure *why)
{
	if (call->source.transcript)
		return import_transcript(call, why);
	return hear_call(transcriber, call, true, why);
}
