#include "transcribe.h"

#include <math.h>
#include <stdlib.h>

#include "decoder.h"
#include "import.h"

/* Sound before and after an utterance that goes to the recogniser with it: its
 * models of a word's edges were trained with some silence around. */
#define MARGIN_S 0.15
/* Where no model hears a language, turns are still found: the telephone's. */
#define DEFAULT_RATE_HZ 8000

struct transcriber {
	const struct model *models[LANGUAGE_COUNT];
	struct decoder *decoders[LANGUAGE_COUNT];
	size_t next; /* utterance of the call to hear */
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

	transcriber->next = 0;
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

/* The utterance's sound with its margins, as far as it is there. */
static struct stretch find_stretch(const struct call *call,
	const struct utterance *utterance, double *start_s)
{
	const struct audio *audio = &call->audio;
	int64_t from = audio_frame(audio, utterance->when.start_s - MARGIN_S);
	int64_t to = audio_frame(audio, utterance->when.end_s + MARGIN_S);

	if (from < audio->start)
		from = audio->start;
	if (to > audio->end)
		to = audio->end;
	if (to < from)
		to = from;
	*start_s = audio_time_s(audio, from);
	return (struct stretch){
		.samples = audio_at(audio, utterance->channel, from),
		.count = (size_t)(to - from),
		.channel = utterance->channel,
	};
}

/* Keeps what lies within the utterance, where there is a voice. */
static enum status add_words(struct call *call, size_t index,
	const struct hearing *hearing, double start_s, struct failure *why)
{
	struct utterance *utterance = &call->utterances.items[index];
	double sum = 0.0;
	size_t rated = 0;

	utterance->first_word = call->words.count;
	for (size_t i = 0; i < hearing->count; i++) {
		struct word word = hearing->words[i];
		enum status rc;

		word.when.start_s = fmax(
			word.when.start_s + start_s, utterance->when.start_s);
		word.when.end_s =
			fmin(word.when.end_s + start_s, utterance->when.end_s);
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
	size_t index, struct failure *why)
{
	struct hearing hearing;
	double start_s;
	struct stretch stretch =
		find_stretch(call, &call->utterances.items[index], &start_s);
	enum status rc = decoder_hear(
		transcriber->decoders[call->language], &stretch, &hearing, why);

	return rc == STATUS_OK ? add_words(call, index, &hearing, start_s, why)
			       : rc;
}

enum status transcriber_next(
	struct transcriber *transcriber, struct call *call, struct failure *why)
{
	const struct model *model = transcriber->models[call->language];
	enum status rc = STATUS_OK;

	if (call->source.transcript || call->unheard)
		return STATUS_OK;
	if (call->audio.rate_hz != model->rate_hz)
		return failure_set(why, STATUS_INVALID,
			"sound is at %d Hz, model %s wants %d Hz",
			call->audio.rate_hz, model->name, model->rate_hz);
	while (rc == STATUS_OK && transcriber->next < call->utterances.count)
		rc = hear(transcriber, call, transcriber->next++, why);
	return rc;
}

enum status transcriber_finish(
	struct transcriber *transcriber, struct call *call, struct failure *why)
{
	if (call->source.transcript)
		return import_transcript(call, why);
	return transcriber_next(transcriber, call, why);
}
