/* Prints what tells that both voices of a call speak, frame by frame, for
 * pipeline/diarise/recipe/fit.
 *
 *	both_frames RAW: 16-bit samples at 8 kHz in the file RAW, "start_s
 *	end_s" of each stretch of speech on standard input
 *	-> "time_s gain one two" a line (both_voices.h)
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "both_voices.h"
#include "two_voices.h"

#define RATE_HZ 8000
#define MOST_SAMPLES (1800 * RATE_HZ)

static struct voice_memory memory;
static struct failure why;

static void check(enum status rc)
{
	if (rc == STATUS_OK)
		return;
	fprintf(stderr, "both_frames: %s\n", why.text);
	exit(1);
}

static void remember(struct cepstrum_ear *ear, struct two_periods_ear *hums,
	const int16_t *samples, int64_t count, double start_s)
{
	size_t frames = cepstrum_count(ear, count);

	check(voice_memory_reserve(&memory, frames, &why));
	cepstrum_take(ear, samples, count, memory.frames + memory.count);
	two_periods_take(hums, samples, count, memory.periods + memory.count);
	check(voice_memory_add(&memory, start_s, frames, &why));
}

static void print_frames(const uint8_t *pauses)
{
	uint8_t *sides = calloc(memory.count + 1, 1);
	struct both_evidence *evidence =
		calloc(memory.count + 1, sizeof(*evidence));
	double gain;

	check(sides && evidence ? STATUS_OK : failure_no_memory(&why));
	for (size_t f = 0; f < memory.count; f++)
		sides[f] = pauses[f];
	check(two_voices_find(&memory, sides, &gain, &why));
	for (size_t f = 0; f < memory.count; f++)
		if (pauses[f] == VOICE_NOBODY)
			sides[f] = VOICE_NOBODY;
	check(both_voices_measure(&memory, sides, evidence, &why));
	for (size_t r = 0; r < memory.runs.count; r++)
		for (size_t i = 0; i < memory.runs.items[r].count; i++) {
			size_t f = memory.runs.items[r].first + i;

			if (sides[f] != VOICE_NOBODY)
				printf("%.2f %.4f %.4f %.4f\n",
					memory.runs.items[r].start_s +
						(double)i * CEPSTRUM_STEP_S,
					(double)evidence[f].gain,
					(double)evidence[f].one,
					(double)evidence[f].two);
		}
	free(sides);
	free(evidence);
}

int main(int argc, char **argv)
{
	int16_t *samples = calloc(MOST_SAMPLES, sizeof(*samples));
	FILE *raw = argc == 2 ? fopen(argv[1], "rb") : NULL;
	struct cepstrum_ear *ear = NULL;
	struct two_periods_ear *hums = NULL;
	double start_s, end_s;
	size_t count;
	uint8_t *pauses;

	if (!samples || !raw) {
		fprintf(stderr, "usage: both_frames RAW < SPANS\n");
		return 64;
	}
	count = fread(samples, sizeof(*samples), MOST_SAMPLES, raw);
	check(cepstrum_ear_new(&ear, RATE_HZ, &why));
	check(two_periods_ear_new(&hums, RATE_HZ, &why));
	while (scanf("%lf %lf", &start_s, &end_s) == 2) {
		int64_t from = llround(start_s * RATE_HZ);
		int64_t to = llround(end_s * RATE_HZ);

		if (from >= 0 && from < to && to <= (int64_t)count)
			remember(ear, hums, samples + from, to - from, start_s);
	}
	pauses = calloc(memory.count + 1, 1);
	check(pauses ? STATUS_OK : failure_no_memory(&why));
	for (size_t r = 0; r < memory.runs.count; r++)
		(void)voice_run_mark(&memory, &memory.runs.items[r], pauses);
	print_frames(pauses);
	free(pauses);
	free(samples);
	fclose(raw);
	cepstrum_ear_free(ear);
	two_periods_ear_free(hums);
	voice_memory_release(&memory);
	return 0;
}
