#include "spectrum.h"

#include <math.h>

#define PI 3.14159265358979323846
#define N SPECTRUM_SAMPLES
#define LOG2_N 10

void spectrum_init(struct spectrum *spectrum)
{
	for (int i = 0; i < N; i++) {
		unsigned reversed = 0;

		for (int bit = 0; bit < LOG2_N; bit++)
			reversed |= ((unsigned)i >> bit & 1U)
				    << (LOG2_N - 1 - bit);
		spectrum->order[i] = (uint16_t)reversed;
		spectrum->window[i] =
			(float)(0.5 - 0.5 * cos(2.0 * PI * (i + 0.5) / N));
	}
	for (int i = 0; i < N / 2; i++) {
		spectrum->cosine[i] = (float)cos(2.0 * PI * i / N);
		spectrum->sine[i] = (float)-sin(2.0 * PI * i / N);
	}
}

/* One pass: pairs `half` apart. */
static void combine(
	const struct spectrum *spectrum, float *re, float *im, int half)
{
	const int step = N / (2 * half);

	for (int start = 0; start < N; start += 2 * half) {
		for (int k = 0; k < half; k++) {
			float wr = spectrum->cosine[k * step];
			float wi = spectrum->sine[k * step];
			int a = start + k, b = a + half;
			float tr = wr * re[b] - wi * im[b];
			float ti = wr * im[b] + wi * re[b];

			re[b] = re[a] - tr;
			im[b] = im[a] - ti;
			re[a] += tr;
			im[a] += ti;
		}
	}
}

void spectrum_find(const struct spectrum *spectrum, const float *first,
	const float *second, float *first_power, float *second_power)
{
	const float scale = 1.0F / ((float)N * (float)N);
	float re[N], im[N];

	for (int i = 0; i < N; i++) {
		int from = spectrum->order[i];

		re[i] = first[from] * spectrum->window[from];
		im[i] = second ? second[from] * spectrum->window[from] : 0.0F;
	}
	for (int half = 1; half < N; half *= 2)
		combine(spectrum, re, im, half);
	for (int b = 0; b < SPECTRUM_BINS; b++) {
		int mirror = (N - b) % N;
		float er = re[b] + re[mirror], ei = im[b] - im[mirror];
		float or = im[b] + im[mirror], oi = re[mirror] - re[b];

		first_power[b] = (er * er + ei * ei) * scale;
		if (second_power)
			second_power[b] = (or * or +oi * oi) * scale;
	}
}
