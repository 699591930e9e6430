#include "cepstrum.h"

#include <aubio/aubio.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define WINDOW_S 0.032
#define FILTERS 24
/* The telephone's band (ITU-T G.712), whatever rate it comes at. */
#define LOWEST_HZ 200.0F
#define HIGHEST_HZ 3400.0F
/* Steps of a coefficient: ten and more within a speaker's spread. */
#define STEPS 24.0F
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
	uint_t window = (uint_t)lround(WINDOW_S * rate_hz);

	if (!ear)
		return failure_no_memory(why);
	ear->step = llround(CEPSTRUM_STEP_S * rate_hz);
	ear->window = window;
	ear->transform = new_aubio_fft(window);
	ear->coefficients = new_aubio_mfcc(
		window, FILTERS, CEPSTRUM_SIZE + 1, (uint_t)rate_hz);
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
