#include "cepstrum.h"

#include <aubio/aubio.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The telephone's band (ITU-T G.712), whatever rate it comes at. */
#define LOWEST_HZ 200.0F
#define HIGHEST_HZ 3400.0F
/* Steps of a coefficient: ten and more within a speaker's spread. */
#define STEPS 24.0F
/* Of the zeroth, which has more to cover. */
#define LOUDNESS_STEPS 4.0F
#define SILENT_DB (-100.0)

struct cepstrum_ear {
	int64_t step, window;
	aubio_fft_t *transform;
	aubio_mfcc_t *coefficients;
	fvec_t *shape, *input, *output;
	cvec_t *spectrum;
};

void cepstrum_ear_free(struct cepstrum_ear *ear)
{
	if (!ear)
		return;
	if (ear->transform)
		del_aubio_fft(ear->transform);
	if (ear->coefficients)
		del_aubio_mfcc(ear->coefficients);
	if (ear->shape)
		del_fvec(ear->shape);
	if (ear->input)
		del_fvec(ear->input);
	if (ear->output)
		del_fvec(ear->output);
	if (ear->spectrum)
		del_cvec(ear->spectrum);
	free(ear);
}

enum status cepstrum_ear_new(
	struct cepstrum_ear **out, int rate_hz, struct failure *why)
{
	struct cepstrum_ear *ear = calloc(1, sizeof(*ear));
	uint_t window = (uint_t)lround(CEPSTRUM_WINDOW_S * rate_hz);

	if (!ear)
		return failure_no_memory(why);
	ear->step = llround(CEPSTRUM_STEP_S * rate_hz);
	ear->window = window;
	ear->transform = new_aubio_fft(window);
	ear->coefficients = new_aubio_mfcc(
		window, CEPSTRUM_FILTERS, CEPSTRUM_SIZE + 1, (uint_t)rate_hz);
	ear->shape = new_aubio_window((char_t *)"hanning", window);
	ear->input = new_fvec(window);
	ear->output = new_fvec(CEPSTRUM_SIZE + 1);
	ear->spectrum = new_cvec(window);
	if (!ear->transform || !ear->coefficients || !ear->shape ||
		!ear->input || !ear->output || !ear->spectrum ||
		aubio_mfcc_set_mel_coeffs(
			ear->coefficients, LOWEST_HZ, HIGHEST_HZ)) {
		cepstrum_ear_free(ear);
		return failure_no_memory(why);
	}
	*out = ear;
	return STATUS_OK;
}

int64_t cepstrum_step(const struct cepstrum_ear *ear)
{
	return ear->step;
}

size_t cepstrum_count(const struct cepstrum_ear *ear, int64_t samples)
{
	return samples > 0 ? (size_t)((samples + ear->step - 1) / ear->step)
			   : 0;
}

static int8_t in_byte(double value)
{
	return (int8_t)lround(fmin(fmax(value, INT8_MIN), INT8_MAX));
}

static void take_frame(struct cepstrum_ear *ear, struct cepstrum *frame)
{
	double power = 1e-12;

	for (uint_t i = 0; i < ear->input->length; i++)
		power += ear->input->data[i] * ear->input->data[i];
	frame->level_db = in_byte(fmax(
		SILENT_DB, 10.0 * log10(power / (double)ear->input->length)));
	fvec_weight(ear->input, ear->shape);
	aubio_fft_do(ear->transform, ear->input, ear->spectrum);
	aubio_mfcc_do(ear->coefficients, ear->spectrum, ear->output);
	for (int i = 0; i < CEPSTRUM_SIZE; i++)
		frame->values[i] = in_byte(ear->output->data[i + 1] * STEPS);
	frame->values[CEPSTRUM_SIZE] =
		in_byte(ear->output->data[0] * LOUDNESS_STEPS);
}

void cepstrum_take(struct cepstrum_ear *ear, const int16_t *samples,
	int64_t count, struct cepstrum *frames)
{
	size_t total = cepstrum_count(ear, count);

	for (size_t f = 0; f < total; f++) {
		int64_t at = (int64_t)f * ear->step;

		for (int64_t i = 0; i < ear->window; i++)
			ear->input->data[i] =
				at + i < count ? samples[at + i] / 32768.0F
					       : 0.0F;
		take_frame(ear, &frames[f]);
	}
}

/* ---- two at once ---- */

/* The orthonormal cosine transform that aubio's coefficients are. */
static void make_basis(struct cepstrum_basis *basis)
{
	for (int i = 0; i < CEPSTRUM_ALL; i++)
		for (int k = 0; k < CEPSTRUM_FILTERS; k++)
			basis->of[i][k] =
				i == CEPSTRUM_SIZE
					? (float)sqrt(1.0 / CEPSTRUM_FILTERS)
					: (float)(sqrt(2.0 / CEPSTRUM_FILTERS) *
						  cos(M_PI * (i + 1) *
							  (k + 0.5) /
							  CEPSTRUM_FILTERS));
	basis->is_made = true;
}

static float steps_of(int i)
{
	return i == CEPSTRUM_SIZE ? LOUDNESS_STEPS : STEPS;
}

/* Natural logarithms of the amplitudes by filter. */
static void spread(const struct cepstrum_basis *basis,
	const struct cepstrum *frame, float filters[CEPSTRUM_FILTERS])
{
	memset(filters, 0, CEPSTRUM_FILTERS * sizeof(*filters));
	for (int i = 0; i < CEPSTRUM_ALL; i++) {
		float value =
			(float)M_LN10 * (float)frame->values[i] / steps_of(i);

		for (int k = 0; k < CEPSTRUM_FILTERS; k++)
			filters[k] += value * basis->of[i][k];
	}
}

struct cepstrum cepstrum_add(struct cepstrum_basis *basis,
	const struct cepstrum *a, const struct cepstrum *b)
{
	float first[CEPSTRUM_FILTERS], second[CEPSTRUM_FILTERS];
	struct cepstrum both = { 0 };

	if (!basis->is_made)
		make_basis(basis);
	spread(basis, a, first);
	spread(basis, b, second);
	for (int k = 0; k < CEPSTRUM_FILTERS; k++) {
		float apart = fabsf(first[k] - second[k]);

		first[k] = fmaxf(first[k], second[k]) +
			   0.5F * log1pf(expf(-2.0F * apart));
	}
	for (int i = 0; i < CEPSTRUM_ALL; i++) {
		float value = 0.0F;

		for (int k = 0; k < CEPSTRUM_FILTERS; k++)
			value += first[k] * basis->of[i][k];
		both.values[i] = in_byte(value / (float)M_LN10 * steps_of(i));
	}
	return both;
}
