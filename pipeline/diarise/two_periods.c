#include "two_periods.h"

#include <aubio/aubio.h>
#include <math.h>
#include <stdlib.h>

#include "cepstrum.h"

#define WINDOW_S 0.08
/* What voices hum at. */
#define LOWEST_HZ 70.0
#define HIGHEST_HZ 400.0
/* The telephone's band (ITU-T G.712), from the fundamental on. */
#define BAND_LOW_HZ 80.0
#define BAND_HIGH_HZ 3400.0
#define PEAKS 3
#define LEAST_LEFT 0.01F

struct two_periods_ear {
	int64_t step, window, before; /* before: the frame's own start */
	int lag_least, lag_most;
	uint_t bin_least, bin_most;
	aubio_fft_t *transform;
	fvec_t *input, *spectrum, *power, *correlation;
	float *shape, *inverse; /* window; one over its autocorrelation */
};

void two_periods_ear_free(struct two_periods_ear *ear)
{
	if (!ear)
		return;
	if (ear->transform)
		del_aubio_fft(ear->transform);
	if (ear->input)
		del_fvec(ear->input);
	if (ear->spectrum)
		del_fvec(ear->spectrum);
	if (ear->power)
		del_fvec(ear->power);
	if (ear->correlation)
		del_fvec(ear->correlation);
	free(ear->shape);
	free(ear->inverse);
	free(ear);
}

/* The autocorrelation of ear->input within [bin_least, bin_most]. */
static void correlate(struct two_periods_ear *ear)
{
	const smpl_t *bins = ear->spectrum->data;
	uint_t size = ear->spectrum->length;

	aubio_fft_do_complex(ear->transform, ear->input, ear->spectrum);
	fvec_zeros(ear->power);
	/* aubio keeps real parts in front, imaginary ones mirrored behind */
	for (uint_t i = ear->bin_least; i <= ear->bin_most; i++) {
		float imaginary = i > 0 && i < size / 2 ? bins[size - i] : 0.0F;

		ear->power->data[i] = bins[i] * bins[i] + imaginary * imaginary;
	}
	aubio_fft_rdo_complex(ear->transform, ear->power, ear->correlation);
}

static void make_window(struct two_periods_ear *ear, int rate_hz)
{
	const smpl_t *correlation = ear->correlation->data;
	double bins_a_hz = (double)ear->input->length / rate_hz;

	for (int64_t i = 0; i < ear->window; i++)
		ear->input->data[i] = ear->shape[i] =
			(float)(0.5 - 0.5 * cos(2.0 * M_PI * ((double)i + 0.5) /
						    (double)ear->window));
	ear->bin_most = ear->input->length / 2;
	correlate(ear);
	for (int lag = 0; lag < 2 * ear->lag_most; lag++)
		ear->inverse[lag] = correlation[0] / correlation[lag];
	ear->bin_least = (uint_t)lround(BAND_LOW_HZ * bins_a_hz);
	ear->bin_most =
		(uint_t)lround(fmin(BAND_HIGH_HZ, rate_hz / 2.0) * bins_a_hz);
}

static bool make(struct two_periods_ear *ear)
{
	uint_t size = 1;

	while (size < (uint_t)ear->window + 2 * (uint_t)ear->lag_most)
		size *= 2;
	ear->transform = new_aubio_fft(size);
	ear->input = new_fvec(size);
	ear->spectrum = new_fvec(size);
	ear->power = new_fvec(size);
	ear->correlation = new_fvec(size);
	ear->shape = calloc((size_t)ear->window, sizeof(*ear->shape));
	ear->inverse = calloc(2 * (size_t)ear->lag_most, sizeof(*ear->inverse));
	return ear->transform && ear->input && ear->spectrum && ear->power &&
	       ear->correlation && ear->shape && ear->inverse;
}

enum status two_periods_ear_new(
	struct two_periods_ear **out, int rate_hz, struct failure *why)
{
	struct two_periods_ear *ear = calloc(1, sizeof(*ear));

	if (!ear)
		return failure_no_memory(why);
	ear->step = llround(CEPSTRUM_STEP_S * rate_hz);
	ear->window = llround(WINDOW_S * rate_hz);
	ear->before = llround((WINDOW_S - CEPSTRUM_WINDOW_S) / 2.0 * rate_hz);
	ear->lag_least = (int)(rate_hz / HIGHEST_HZ);
	ear->lag_most = (int)ceil(rate_hz / LOWEST_HZ);
	if (!make(ear)) {
		two_periods_ear_free(ear);
		return failure_no_memory(why);
	}
	make_window(ear, rate_hz);
	*out = ear;
	return STATUS_OK;
}

/* The lags of the strongest peaks, strongest first; how many there are. */
static int find_peaks(
	const struct two_periods_ear *ear, const float *r, int peaks[PEAKS])
{
	int count = 0;

	for (int lag = ear->lag_least + 1; lag < ear->lag_most - 1; lag++) {
		int place = count;

		if (r[lag] < r[lag - 1] || r[lag] <= r[lag + 1])
			continue;
		while (place > 0 && r[lag] > r[peaks[place - 1]])
			place--;
		if (place == PEAKS)
			continue;
		count += count < PEAKS;
		for (int i = count - 1; i > place; i--)
			peaks[i] = peaks[i - 1];
		peaks[place] = lag;
	}
	return count;
}

/* What the filters for `first` and for the best second period leave. */
static float leave(const struct two_periods_ear *ear, const float *r, int first)
{
	float least = 1.0F;

	for (int lag = ear->lag_least; lag < ear->lag_most; lag++) {
		float left = 1.0F - r[first] - r[lag] +
			     0.5F * (r[first + lag] + r[abs(first - lag)]);

		if (lag != first && left < least)
			least = left;
	}
	return least;
}

static int8_t in_steps(float left)
{
	return (int8_t)lround(
		(double)logf(fmaxf(left, LEAST_LEFT)) / TWO_PERIODS_STEP);
}

static void take_frame(struct two_periods_ear *ear, struct two_periods *frame)
{
	float *r = ear->correlation->data;
	int peaks[PEAKS];
	int count;
	float one = 1.0F, two = 1.0F;

	*frame = (struct two_periods){ 0, 0 };
	correlate(ear);
	if (!(r[0] > 0.0F))
		return;
	for (int lag = 2 * ear->lag_most - 1; lag >= 0; lag--)
		r[lag] *= ear->inverse[lag] / r[0];
	for (int lag = ear->lag_least; lag < ear->lag_most; lag++)
		one = fminf(one, 1.0F - r[lag]);
	count = find_peaks(ear, r, peaks);
	for (int i = 0; i < count; i++)
		two = fminf(two, leave(ear, r, peaks[i]));
	frame->one = in_steps(one);
	frame->two = in_steps(two);
}

void two_periods_take(struct two_periods_ear *ear, const int16_t *samples,
	int64_t count, struct two_periods *frames)
{
	int64_t from = -ear->before;

	for (; from + ear->before < count; from += ear->step) {
		for (int64_t i = 0; i < ear->window; i++) {
			int64_t at = from + i;

			ear->input->data[i] =
				at >= 0 && at < count
					? samples[at] / 32768.0F * ear->shape[i]
					: 0.0F;
		}
		take_frame(ear, frames++);
	}
}
