#include "pitch.h"

#include <aubio/aubio.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* The autocorrelation is made this much finer than the samples, so that a peak
 * between two of them is not taken for a lower one. */
#define FINER 2
/* Of the paper: candidates a frame, the unvoiced one included, and costs. */
#define CANDIDATES 6
#define SILENCE_LEAST 0.03
#define VOICING_LEAST 0.45
#define OCTAVE_COST 0.01
#define JUMP_COST 0.35
#define VOICING_COST 0.14

static const double band_hz[PITCH_BANDS][2] = { { 200.0, 1000.0 },
	{ 1000.0, 3400.0 } };

/* A voice, or none (hz 0). */
struct candidate {
	float hz, strength, periodicity;
};

struct node {
	struct candidate candidates[CANDIDATES];
	uint8_t count;
	uint8_t from[CANDIDATES]; /* the best candidate of the frame before */
};

struct pitch {
	double rate_hz;
	size_t step, window, lag_least, lag_most; /* lags of the finer one */
	aubio_fft_t *forward, *backward;
	fvec_t *input, *spectrum, *power, *correlation;
	float *shape;	/* the window */
	float *inverse; /* one over the autocorrelation of the window, by lag */
	struct node nodes[PITCH_FRAMES_MOST];
	struct pitch_frame frames[PITCH_FRAMES_MOST];
};

static void free_vector(fvec_t *vector)
{
	if (vector)
		del_fvec(vector);
}

void pitch_free(struct pitch *pitch)
{
	if (!pitch)
		return;
	if (pitch->forward)
		del_aubio_fft(pitch->forward);
	if (pitch->backward)
		del_aubio_fft(pitch->backward);
	free_vector(pitch->input);
	free_vector(pitch->spectrum);
	free_vector(pitch->power);
	free_vector(pitch->correlation);
	free(pitch->shape);
	free(pitch->inverse);
	free(pitch);
}

/* The autocorrelation of pitch->input, whose power by frequency stays in the
 * first half of pitch->power. */
static void correlate(struct pitch *pitch)
{
	const smpl_t *bins = pitch->spectrum->data;
	smpl_t *power = pitch->power->data;
	uint_t size = pitch->spectrum->length;

	/* aubio keeps real parts in front and imaginary ones behind, mirrored
	 */
	aubio_fft_do_complex(pitch->forward, pitch->input, pitch->spectrum);
	power[0] = bins[0] * bins[0];
	for (uint_t i = 1; i < size / 2; i++)
		power[i] = bins[i] * bins[i] + bins[size - i] * bins[size - i];
	power[size / 2] = bins[size / 2] * bins[size / 2] / 2.0F;
	aubio_fft_rdo_complex(
		pitch->backward, pitch->power, pitch->correlation);
}

static void make_window(struct pitch *pitch)
{
	const smpl_t *correlation = pitch->correlation->data;

	for (size_t i = 0; i < pitch->window; i++)
		pitch->shape[i] =
			(float)(0.5 - 0.5 * cos(2.0 * M_PI * ((double)i + 0.5) /
						    (double)pitch->window));
	for (size_t i = 0; i < pitch->window; i++)
		pitch->input->data[i] = pitch->shape[i];
	correlate(pitch);
	for (size_t lag = 0; lag <= pitch->lag_most + 1; lag++)
		pitch->inverse[lag] = correlation[0] / correlation[lag];
}

static enum status make(struct pitch *pitch, struct failure *why)
{
	uint_t size = 1;

	while (size < pitch->window + pitch->lag_most / FINER + 2)
		size *= 2;
	pitch->forward = new_aubio_fft(size);
	pitch->backward = new_aubio_fft(size * FINER);
	pitch->input = new_fvec(size);
	pitch->spectrum = new_fvec(size);
	pitch->power = new_fvec(size * FINER);
	pitch->correlation = new_fvec(size * FINER);
	pitch->shape = calloc(pitch->window, sizeof(*pitch->shape));
	pitch->inverse = calloc(pitch->lag_most + 2, sizeof(*pitch->inverse));
	if (!pitch->forward || !pitch->backward || !pitch->input ||
		!pitch->spectrum || !pitch->power || !pitch->correlation ||
		!pitch->shape || !pitch->inverse)
		return failure_no_memory(why);
	make_window(pitch);
	return STATUS_OK;
}

enum status pitch_new(struct pitch **out, int rate_hz, struct failure *why)
{
	struct pitch *pitch = calloc(1, sizeof(*pitch));
	double finer_hz = (double)rate_hz * FINER;
	enum status rc;

	if (!pitch)
		return failure_no_memory(why);
	pitch->rate_hz = rate_hz;
	pitch->step = (size_t)lround(PITCH_STEP_S * rate_hz);
	pitch->window = (size_t)lround(PITCH_WINDOW_S * rate_hz);
	pitch->lag_least = (size_t)floor(finer_hz / PITCH_MOST_HZ);
	pitch->lag_most = (size_t)ceil(finer_hz / PITCH_LEAST_HZ);
	rc = make(pitch, why);
	if (rc != STATUS_OK) {
		pitch_free(pitch);
		return rc;
	}
	*out = pitch;
	return STATUS_OK;
}

/* Keeps the strongest; the first is the unvoiced one and stays. */
static void offer(struct node *node, struct candidate candidate)
{
	int weakest = 1;

	if (node->count < CANDIDATES) {
		node->candidates[node->count++] = candidate;
		return;
	}
	for (int i = 2; i < CANDIDATES; i++)
		if (node->candidates[i].strength <
			node->candidates[weakest].strength)
			weakest = i;
	if (candidate.strength > node->candidates[weakest].strength)
		node->candidates[weakest] = candidate;
}

/* The peak of a parabola through three lags around `lag`. */
static struct candidate refine(const struct pitch *pitch, size_t lag,
	float before, float at, float after)
{
	float bend = before - 2.0F * at + after;
	float shift = bend < 0.0F ? 0.5F * (before - after) / bend : 0.0F;
	float height = at - 0.25F * (before - after) * shift;
	double hz = pitch->rate_hz * FINER / ((double)lag + (double)shift);

	/* A peak over 1 comes of a short window: the paper reflects it. */
	if (height > 1.0F)
		height = 1.0F / height;
	return (struct candidate){ .hz = (float)hz,
		.periodicity = height,
		.strength = height -
			    (float)(OCTAVE_COST * log2(PITCH_LEAST_HZ / hz)) };
}

static void find_candidates(struct pitch *pitch, struct node *node)
{
	const smpl_t *correlation = pitch->correlation->data;
	float scale = 1.0F / correlation[0];
	float before, at, after;

	at = correlation[pitch->lag_least - 1] * scale *
	     pitch->inverse[pitch->lag_least - 1];
	after = correlation[pitch->lag_least] * scale *
		pitch->inverse[pitch->lag_least];
	for (size_t lag = pitch->lag_least; lag <= pitch->lag_most; lag++) {
		before = at;
		at = after;
		after = correlation[lag + 1] * scale * pitch->inverse[lag + 1];
		if (at > 0.5F * (float)VOICING_LEAST && at > before &&
			at >= after)
			offer(node, refine(pitch, lag, before, at, after));
	}
}

/* Fills pitch->input with the windowed frame that starts at `samples`; returns
 * its highest peak and sets its power. */
static float take_frame(
	struct pitch *pitch, const int16_t *samples, float *power)
{
	float mean = 0.0F, peak = 0.0F, sum = 0.0F;

	for (size_t i = 0; i < pitch->window; i++)
		mean += (float)samples[i];
	mean /= (float)pitch->window;
	for (size_t i = 0; i < pitch->window; i++) {
		float value = ((float)samples[i] - mean) / 32768.0F;

		peak = fmaxf(peak, fabsf(value));
		value *= pitch->shape[i];
		sum += value * value;
		pitch->input->data[i] = value;
	}
	/* the mean square of a Hann window is 3/8 */
	*power = sum / (0.375F * (float)pitch->window);
	return peak;
}

static void take_bands(const struct pitch *pitch, struct pitch_frame *frame)
{
	double bin_hz = pitch->rate_hz / pitch->input->length;
	float sum = 0.0F, weighted = 0.0F;

	for (int b = 0; b < PITCH_BANDS; b++) {
		size_t end = (size_t)ceil(band_hz[b][1] / bin_hz);
		size_t i = (size_t)ceil(band_hz[b][0] / bin_hz);

		for (; i < end; i++) {
			frame->bands[b] += pitch->power->data[i];
			weighted += pitch->power->data[i] * (float)i;
		}
		sum += frame->bands[b];
	}
	if (sum > 0.0F)
		frame->centroid_hz = weighted / sum * (float)bin_hz;
}

/* Hears one frame; returns its peak, which voicing is measured by later. */
static float hear_frame(struct pitch *pitch, const int16_t *samples, size_t i)
{
	struct pitch_frame *frame = &pitch->frames[i];
	struct node *node = &pitch->nodes[i];
	float peak;

	*frame = (struct pitch_frame){ 0 };
	peak = take_frame(pitch, samples, &frame->power);
	node->count = 1;
	node->candidates[0] = (struct candidate){ .periodicity = peak };
	if (peak > 0.0F) {
		correlate(pitch);
		take_bands(pitch, frame);
		find_candidates(pitch, node);
	}
	return peak;
}

/* How strong it is that nobody speaks, by the frame's peak over the loudest. */
static void weigh_silence(struct node *node, float loudest)
{
	double peak = (double)node->candidates[0].periodicity;
	double share = loudest > 0.0F ? peak / (double)loudest : 0.0;
	double silent = 2.0 - share * (1.0 + VOICING_LEAST) / SILENCE_LEAST;

	node->candidates[0] = (struct candidate){
		.strength = (float)(VOICING_LEAST + fmax(0.0, silent)),
	};
}

static float cost(const struct candidate *from, const struct candidate *to)
{
	if (from->hz == 0.0F && to->hz == 0.0F)
		return 0.0F;
	if (from->hz == 0.0F || to->hz == 0.0F)
		return (float)VOICING_COST;
	return (float)JUMP_COST * fabsf(log2f(from->hz / to->hz));
}

/* The best way to each candidate of `node`, whose strengths become sums. */
static void step(const struct node *before, struct node *node)
{
	for (int c = 0; c < node->count; c++) {
		struct candidate *candidate = &node->candidates[c];
		float best = -INFINITY;

		for (int b = 0; b < before->count; b++) {
			float sum = before->candidates[b].strength -
				    cost(&before->candidates[b], candidate);

			if (sum > best) {
				best = sum;
				node->from[c] = (uint8_t)b;
			}
		}
		candidate->strength += best;
	}
}

/* Follows the best path back through the frames. */
static void trace(struct pitch *pitch, size_t count)
{
	const struct node *last = &pitch->nodes[count - 1];
	uint8_t at = 0;

	for (uint8_t c = 1; c < last->count; c++)
		if (last->candidates[c].strength >
			last->candidates[at].strength)
			at = c;
	for (size_t i = count; i-- > 0;) {
		const struct candidate *best = &pitch->nodes[i].candidates[at];

		pitch->frames[i].hz = best->hz;
		pitch->frames[i].periodicity = best->periodicity;
		at = pitch->nodes[i].from[at];
	}
}

size_t pitch_track(struct pitch *pitch, const int16_t *samples, size_t count,
	const struct pitch_frame **frames)
{
	size_t n = count < pitch->window
			   ? 0
			   : (count - pitch->window) / pitch->step + 1;
	float loudest = 0.0F;

	if (n > PITCH_FRAMES_MOST)
		n = PITCH_FRAMES_MOST;
	*frames = pitch->frames;
	if (n == 0)
		return 0;
	memset(pitch->input->data, 0,
		pitch->input->length * sizeof(*pitch->input->data));
	for (size_t i = 0; i < n; i++)
		loudest = fmaxf(loudest,
			hear_frame(pitch, samples + i * pitch->step, i));
	for (size_t i = 0; i < n; i++)
		weigh_silence(&pitch->nodes[i], loudest);
	for (size_t i = 1; i < n; i++)
		step(&pitch->nodes[i - 1], &pitch->nodes[i]);
	trace(pitch, n);
	return n;
}
