#include "music.h"

#include <string.h>

/* A bin stands out with this many times the mean of REACH bins around it. */
#define STANDS_OUT 3.0F
#define REACH 10
/* A bin quieter than -75 dBFS is nothing (Hann window: a quarter), nor is one
 * 30 dB below what was loud in the last seconds: hum under a voice. */
#define LEAST_POWER 1e-8F
#define LEAST_OF_LOUD 1e-3F
/* Loudness is forgotten by half in 3 s. */
#define FORGET_LOUD 0.991F
#define PEAKS 5

static void find_active(const float *power, float least, uint8_t *active)
{
	float sum = 0.0F;

	for (int b = SPECTRUM_LOW - REACH; b < SPECTRUM_LOW + REACH; b++)
		sum += power[b];
	for (int i = 0; i < MUSIC_BINS; i++) {
		int b = SPECTRUM_LOW + i;

		sum += power[b + REACH];
		active[i] = power[b] > least &&
			    power[b] * (2 * REACH + 1) > STANDS_OUT * sum;
		sum -= power[b - REACH];
	}
}

/* Keeps the PEAKS largest values, largest first. */
static void insert(int *best, int value)
{
	for (int i = 0; i < PEAKS; i++) {
		if (value > best[i]) {
			int smaller = best[i];

			best[i] = value;
			value = smaller;
		}
	}
}

/* How far each local maximum rises over the valleys on both sides. */
static float sharpest_peaks(const uint8_t *counts)
{
	int best[PEAKS] = { 0 };
	int left = counts[0], top = counts[0], sum = 0;
	bool is_rising = false;

	for (int i = 1; i <= MUSIC_BINS; i++) {
		int before = counts[i - 1];
		int here = i < MUSIC_BINS ? counts[i] : MUSIC_BLOCK + 1;

		if (here > before && !is_rising) {
			int right = before;

			insert(best, top - (left > right ? left : right));
			left = top = before;
			is_rising = true;
		} else if (here < before) {
			is_rising = false;
		}
		if (i < MUSIC_BINS && here > top)
			top = here;
	}
	for (int i = 0; i < PEAKS; i++)
		sum += best[i];
	return (float)sum / MUSIC_BLOCK;
}

void music_add(struct music *music, const float power[SPECTRUM_BINS])
{
	uint8_t *slot = music->active[music->next];
	float loudest = 0.0F, least;

	for (int b = SPECTRUM_LOW; b <= SPECTRUM_HIGH; b++)
		if (power[b] > loudest)
			loudest = power[b];
	music->loud *= FORGET_LOUD;
	if (music->loud < loudest)
		music->loud = loudest;
	least = music->loud * LEAST_OF_LOUD;
	if (least < LEAST_POWER)
		least = LEAST_POWER;

	for (int i = 0; i < MUSIC_BINS; i++)
		music->counts[i] = (uint8_t)(music->counts[i] - slot[i]);
	find_active(power, least, slot);
	for (int i = 0; i < MUSIC_BINS; i++)
		music->counts[i] = (uint8_t)(music->counts[i] + slot[i]);
	music->next = (music->next + 1) % MUSIC_BLOCK;
	if (music->count < MUSIC_BLOCK)
		music->count++;
	music->activation = sharpest_peaks(music->counts);
}
