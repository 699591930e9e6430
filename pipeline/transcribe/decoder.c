#include "decoder.h"

#include <math.h>
#include <pocketsphinx.h>
#include <ps_lattice.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "list.h"
#include "recogniser.h"
#include "state_scorer.h"

/* Less than this cannot hold a word, and the delta features need some room. */
#define SHORTEST_S 0.1
/* The front end writes beyond its room where frames come far closer. */
#define SHORTEST_STEP_S 0.002
/* Cepstra of a frame; telephone models have 13, some have up to 40. */
#define CEPSTRA_MOST 64
/* How much the channel so far counts against the utterance itself, at most,
 * when its cepstral mean is taken. */
#define PRIOR_S 3.0
/* Links of the lattice that are less likely add nothing that can be seen. */
#define LEAST_POSTERIOR 1e-4

/* What one channel of the call sounded like so far. */
struct channel_mean {
	double sum[CEPSTRA_MOST];
	double frames;
};

struct decoder {
	ps_decoder_t *recogniser;
	ngram_model_t *language_model; /* borrowed from the recogniser */
	fe_t *front_end;
	struct state_scorer
		*scorer;      /* NULL: the recogniser has its own scores */
	float lattice_weight; /* language weight there over the one before */
	float posterior_scale;
	size_t step;	/* samples from one frame to the next */
	double frame_s; /* the same */
	size_t cepstra; /* in a frame */
	size_t shortest_samples;
	struct channel_mean means[AUDIO_CHANNELS];
	mfcc_t *values; /* cepstra of the utterance, frame by frame */
	mfcc_t **frames;
	size_t value_capacity, frame_capacity;
	double *mass; /* posterior of the word heard, by frame */
	size_t mass_capacity;
	struct word *words;
	size_t word_count, word_capacity;
	struct arena texts; /* of the words */
};

/* Samples: the front end steps by whole ones, so its rate is not quite -frate.
 */
static size_t frame_step(cmd_ln_t *config)
{
	return (size_t)lround(cmd_ln_float_r(config, "-samprate") /
			      (double)cmd_ln_int_r(config, "-frate"));
}

static enum status take_settings(struct decoder *decoder, cmd_ln_t *config,
	const struct model *model, struct failure *why)
{
	const float language_weight = (float)cmd_ln_float_r(config, "-lw");
	ps_decoder_t *recogniser = decoder->recogniser;

	decoder->language_model = ps_get_lm(recogniser, RECOGNISER_WORDS);
	if (!decoder->language_model)
		return recogniser_refuse(why, "no language model was loaded");
	decoder->lattice_weight =
		(float)cmd_ln_float_r(config, "-bestpathlw") / language_weight;
	decoder->posterior_scale =
		1.0F / (float)cmd_ln_float_r(config, "-ascale");
	decoder->step = frame_step(config);
	decoder->frame_s = (double)decoder->step / model->rate_hz;
	if (decoder->frame_s < SHORTEST_STEP_S)
		return failure_set(why, STATUS_UNSUPPORTED,
			"frames come every %g s (-frate), want at least %g s",
			decoder->frame_s, SHORTEST_STEP_S);
	decoder->cepstra = (size_t)fe_get_output_size(decoder->front_end);
	decoder->shortest_samples = (size_t)(SHORTEST_S * model->rate_hz);
	if (decoder->cepstra > CEPSTRA_MOST)
		return failure_set(why, STATUS_UNSUPPORTED,
			"%zu cepstra in a frame, want at most %d",
			decoder->cepstra, CEPSTRA_MOST);
	return STATUS_OK;
}

/* The scorer of a model with a network, and its front end: a network may take
 * more cepstra than Gaussians. Without one, the recogniser's own serves. */
static enum status make_front(struct decoder *decoder, cmd_ln_t *config,
	const struct model *model, struct failure *why)
{
	enum status rc;

	if (!model->network) {
		decoder->front_end = fe_retain(ps_get_fe(decoder->recogniser));
		return STATUS_OK;
	}
	rc = state_scorer_new(
		&decoder->scorer, model->network, decoder->recogniser, why);
	if (rc != STATUS_OK)
		return rc;
	cmd_ln_set_int_r(
		config, "-ncep", (long)state_scorer_cepstra(decoder->scorer));
	decoder->front_end = fe_init_auto_r(config);
	return decoder->front_end
		       ? STATUS_OK
		       : recogniser_refuse(why, "cannot make a front end");
}

enum status decoder_new(
	struct decoder **out, const struct model *model, struct failure *why)
{
	struct decoder *decoder = calloc(1, sizeof(*decoder));
	cmd_ln_t *config = NULL;
	enum status rc;

	if (!decoder)
		return failure_no_memory(why);
	rc = recogniser_new(&decoder->recogniser, &config, model, why);
	if (rc == STATUS_OK)
		rc = make_front(decoder, config, model, why);
	if (rc == STATUS_OK)
		rc = take_settings(decoder, config, model, why);
	if (config)
		cmd_ln_free_r(config);
	if (rc == STATUS_OK) {
		*out = decoder;
		return rc;
	}
	decoder_free(decoder);
	return failure_prefix(why, rc, "model %s", model->name);
}

const char *decoder_last_words(void)
{
	return recogniser_last_words();
}

void decoder_free(struct decoder *decoder)
{
	if (!decoder)
		return;
	(void)ps_free(decoder->recogniser);
	(void)fe_free(decoder->front_end);
	state_scorer_free(decoder->scorer);
	free(decoder->values);
	free(decoder->frames);
	free(decoder->mass);
	free(decoder->words);
	arena_release(&decoder->texts);
	free(decoder);
}

void decoder_forget(struct decoder *decoder)
{
	memset(decoder->means, 0, sizeof(decoder->means));
}

/* Room for the cepstra of `count` frames. */
static enum status make_room(
	struct decoder *decoder, size_t count, struct failure *why)
{
	enum status rc = list_reserve(&decoder->values,
		&decoder->value_capacity, count * decoder->cepstra,
		sizeof(*decoder->values), why);

	if (rc == STATUS_OK)
		rc = list_reserve(&decoder->frames, &decoder->frame_capacity,
			count, sizeof(mfcc_t *), why);
	if (rc == STATUS_OK)
		rc = list_reserve(&decoder->mass, &decoder->mass_capacity,
			count, sizeof(*decoder->mass), why);
	if (rc != STATUS_OK)
		return rc;
	for (size_t f = 0; f < count; f++)
		decoder->frames[f] = decoder->values + f * decoder->cepstra;
	return rc;
}

/* Samples to cepstra; a fresh stream, so that noise tracking starts anew. */
static enum status extract(struct decoder *decoder,
	const struct stretch *stretch, int *count, struct failure *why)
{
	const int16 *samples = stretch->samples;
	size_t left = stretch->count;
	int32 frames = 0, tail = 0;
	enum status rc;

	fe_start_stream(decoder->front_end);
	(void)fe_start_utt(decoder->front_end);
	(void)fe_process_frames(
		decoder->front_end, NULL, &left, NULL, &frames, NULL);
	rc = make_room(decoder, (size_t)frames + 2, why);
	if (rc != STATUS_OK)
		return rc;
	if (fe_process_frames(decoder->front_end, &samples, &left,
		    decoder->frames, &frames, NULL) < 0)
		return recogniser_refuse(why, "cannot take cepstra");
	(void)fe_end_utt(decoder->front_end, decoder->frames[frames], &tail);
	*count = frames + tail;
	return STATUS_OK;
}

/*
 * Cepstral mean normalisation. The mean of a long utterance is its own; that of
 * a short one leans on what the channel sounded like before, for a mean over
 * two syllables takes the syllables away. Frames without energy (a negative
 * first cepstrum) do not count, as in the recogniser itself.
 */
static void normalise(
	struct decoder *decoder, struct channel_mean *mean, int count)
{
	const double prior_frames = PRIOR_S / decoder->frame_s;
	struct channel_mean now = { 0 };
	double weight = 0.0;

	for (int f = 0; f < count; f++) {
		if (decoder->frames[f][0] < 0)
			continue;
		now.frames += 1.0;
		for (size_t c = 0; c < decoder->cepstra; c++)
			now.sum[c] += (double)decoder->frames[f][c];
	}
	if (now.frames == 0.0)
		return;
	if (mean->frames > 0.0)
		weight = fmin(mean->frames, prior_frames) / mean->frames;
	for (size_t c = 0; c < decoder->cepstra; c++) {
		double value = (now.sum[c] + weight * mean->sum[c]) /
			       (now.frames + weight * mean->frames);

		for (int f = 0; f < count; f++)
			decoder->frames[f][c] -= (mfcc_t)value;
		mean->sum[c] += now.sum[c];
	}
	mean->frames += now.frames;
}

/* Silences, breath and noises: <s>, <sil>, [NOISE], ++NOISE++. */
static bool is_filler(const char *word)
{
	return !word || *word == '<' || *word == '[' || *word == '+';
}

/* The length of a dictionary's word without its "(2)". */
static size_t base_length(const char *word)
{
	size_t length = strlen(word);
	const char *bracket = strrchr(word, '(');

	if (bracket && bracket > word && word[length - 1] == ')')
		return (size_t)(bracket - word);
	return length;
}

/* Frames are those of PocketSphinx: first and last, both included. */
static enum status add_word(struct decoder *decoder, const char *name,
	int first, int last, struct failure *why)
{
	struct word word = {
		.when = { first * decoder->frame_s,
			(last + 1) * decoder->frame_s },
		.confidence = NAN,
	};
	enum status rc;

	if (is_filler(name) || last < first)
		return STATUS_OK;
	word.text = arena_text_part(&decoder->texts, name, base_length(name));
	if (!word.text)
		return failure_no_memory(why);
	rc = list_reserve(&decoder->words, &decoder->word_capacity,
		decoder->word_count + 1, sizeof(word), why);
	if (rc == STATUS_OK)
		decoder->words[decoder->word_count++] = word;
	return rc;
}

/* The words of the passes over the lexicon. */
static enum status take_segments(struct decoder *decoder, struct failure *why)
{
	ps_seg_t *segment = ps_seg_iter(decoder->recogniser);
	enum status rc = STATUS_OK;

	while (segment) {
		int first, last;

		ps_seg_frames(segment, &first, &last);
		rc = add_word(decoder, ps_seg_word(segment), first, last, why);
		if (rc != STATUS_OK) {
			ps_seg_free(segment);
			break;
		}
		segment = ps_seg_next(segment);
	}
	return rc;
}

/* The words of the best path, which is linked from its end. */
static enum status take_path(struct decoder *decoder, ps_lattice_t *lattice,
	ps_latlink_t *end, struct failure *why)
{
	enum status rc = STATUS_OK;
	size_t i, j;

	for (ps_latlink_t *link = end; link && rc == STATUS_OK;
		link = ps_latlink_pred(link)) {
		int16 first;
		int last = ps_latlink_times(link, &first);

		rc = add_word(decoder, ps_latlink_baseword(lattice, link),
			first, last, why);
	}
	for (i = 0, j = decoder->word_count; i + 1 < j; i++) {
		struct word word = decoder->words[i];

		decoder->words[i] = decoder->words[--j];
		decoder->words[j] = word;
	}
	return rc;
}

/* Frames of an utterance, both ends included. */
struct frames {
	int first, last;
};

static struct frames frames_of(
	const struct decoder *decoder, const struct word *word)
{
	return (struct frames){
		(int)lround(word->when.start_s / decoder->frame_s),
		(int)lround(word->when.end_s / decoder->frame_s) - 1,
	};
}

/* Adds one link's probability to the frames where the path says its word. */
static void spread(
	struct decoder *decoder, ps_lattice_t *lattice, ps_latlink_t *link)
{
	logmath_t *logs = ps_lattice_get_logmath(lattice);
	double posterior =
		logmath_exp(logs, ps_latlink_prob(lattice, link, NULL));
	const char *name = ps_latlink_baseword(lattice, link);
	int16 first;
	int last = ps_latlink_times(link, &first);

	if (posterior < LEAST_POSTERIOR || is_filler(name))
		return;
	for (size_t i = 0; i < decoder->word_count; i++) {
		const struct word *word = &decoder->words[i];
		struct frames own = frames_of(decoder, word);

		if (own.first > last || own.last < first ||
			strcmp(word->text, name) != 0)
			continue;
		for (int f = own.first > first ? own.first : first;
			f <= (own.last < last ? own.last : last); f++)
			decoder->mass[f] += posterior;
	}
}

/* C_max: the greatest share of all paths that say the word at one moment. */
static void rate_words(
	struct decoder *decoder, ps_lattice_t *lattice, int count)
{
	ps_latnode_iter_t *node;

	memset(decoder->mass, 0, (size_t)count * sizeof(*decoder->mass));
	for (node = ps_latnode_iter(lattice); node;
		node = ps_latnode_iter_next(node)) {
		ps_latlink_iter_t *link =
			ps_latnode_exits(ps_latnode_iter_node(node));

		for (; link; link = ps_latlink_iter_next(link))
			spread(decoder, lattice, ps_latlink_iter_link(link));
	}
	for (size_t i = 0; i < decoder->word_count; i++) {
		struct word *word = &decoder->words[i];
		struct frames own = frames_of(decoder, word);
		double most = 0.0;

		for (int f = own.first; f <= own.last && f < count; f++)
			most = fmax(most, decoder->mass[f]);
		word->confidence = fmin(most, 1.0);
	}
}

/* The best path and its posteriors; nothing where there is no lattice. */
static enum status search_lattice(
	struct decoder *decoder, int count, struct failure *why)
{
	ps_lattice_t *lattice = ps_get_lattice(decoder->recogniser);
	ps_latlink_t *end;
	enum status rc;

	if (!lattice)
		return STATUS_OK;
	end = ps_lattice_bestpath(lattice, decoder->language_model,
		decoder->lattice_weight, decoder->posterior_scale);
	if (!end)
		return STATUS_OK;
	(void)ps_lattice_posterior(
		lattice, decoder->language_model, decoder->posterior_scale);
	rc = take_path(decoder, lattice, end, why);
	if (rc == STATUS_OK)
		rate_words(decoder, lattice, count);
	return rc;
}

/* By the recogniser's own scores, from the frame `first` on. */
static enum status search_cepstra(
	struct decoder *decoder, int first, int count, struct failure *why)
{
	recogniser_listen();
	if (ps_start_utt(decoder->recogniser) < 0)
		return recogniser_refuse(why, "cannot start an utterance");
	if (ps_process_cep(decoder->recogniser, decoder->frames + first, count,
		    FALSE, TRUE) < 0) {
		(void)ps_end_utt(decoder->recogniser);
		return recogniser_refuse(why, "cannot search an utterance");
	}
	if (ps_end_utt(decoder->recogniser) < 0)
		return recogniser_refuse(why, "cannot end an utterance");
	return STATUS_OK;
}

/* Searches the frames from `first` on. */
static enum status search(
	struct decoder *decoder, int first, int count, struct failure *why)
{
	const struct network_frames frames = {
		.cepstra = decoder->frames[first],
		.before = (size_t)first,
		.count = (size_t)count,
	};
	enum status rc = decoder->scorer
				 ? state_scorer_search(decoder->scorer, &frames,
					   decoder->recogniser, why)
				 : search_cepstra(decoder, first, count, why);

	if (rc == STATUS_OK)
		rc = search_lattice(decoder, count, why);
	if (rc == STATUS_OK && decoder->word_count == 0)
		rc = take_segments(decoder, why);
	return rc;
}

/* From the start of what was searched to that of the stretch. */
static void move_words(struct decoder *decoder, double by_s)
{
	for (size_t i = 0; i < decoder->word_count; i++) {
		decoder->words[i].when.start_s += by_s;
		decoder->words[i].when.end_s += by_s;
	}
}

enum status decoder_hear(struct decoder *decoder, const struct stretch *stretch,
	struct hearing *hearing, struct failure *why)
{
	const int lead = (int)(stretch->lead / decoder->step);
	const int start =
		decoder->scorer ? lead + STATE_SCORER_EARLY_FRAMES : lead;
	enum status rc = STATUS_OK;
	int count = 0;

	decoder->word_count = 0;
	arena_clear(&decoder->texts);
	if (stretch->count >= stretch->lead + decoder->shortest_samples)
		rc = extract(decoder, stretch, &count, why);
	normalise(decoder, &decoder->means[stretch->channel], count);
	if (rc == STATUS_OK && count > lead) {
		rc = search(decoder, lead, count - lead, why);
		move_words(decoder, start * decoder->frame_s);
	}
	if (rc == STATUS_OK)
		*hearing =
			(struct hearing){ decoder->words, decoder->word_count };
	return rc;
}
