/* Prints the pitch of raw sound, frame by frame, for tests/bench/pitch.
 *
 *	16-bit samples at 8 kHz on standard input
 *	-> "time_s hz periodicity power low high" a line
 */
#include <stdio.h>
#include <stdlib.h>

#include "pitch.h"

#define RATE_HZ 8000
/* As long as an utterance gets. */
#define PIECE_SAMPLES (15 * RATE_HZ)

static void print_frames(
	const struct pitch_frame *frames, size_t count, double start_s)
{
	for (size_t i = 0; i < count; i++)
		printf("%.4f %.2f %.3f %.3g %.3g %.3g\n",
			start_s + (double)i * PITCH_STEP_S +
				PITCH_WINDOW_S / 2.0,
			(double)frames[i].hz, (double)frames[i].periodicity,
			(double)frames[i].power, (double)frames[i].bands[0],
			(double)frames[i].bands[1]);
}

int main(void)
{
	static int16_t samples[PIECE_SAMPLES];
	const struct pitch_frame *frames;
	struct pitch *pitch = NULL;
	struct failure why;
	double start_s = 0.0;
	size_t count;

	if (pitch_new(&pitch, RATE_HZ, &why) != STATUS_OK) {
		fprintf(stderr, "pitch_frames: %s\n", why.text);
		return 1;
	}
	while ((count = fread(
			samples, sizeof(*samples), PIECE_SAMPLES, stdin)) > 0) {
		size_t n = pitch_track(pitch, samples, count, &frames);

		print_frames(frames, n, start_s);
		start_s += (double)count / RATE_HZ;
	}
	pitch_free(pitch);
	return 0;
}
