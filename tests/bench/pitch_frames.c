/* Prints the pitch of raw sound, frame by frame, for tests/bench/pitch.
 *
 *	16-bit samples at 8 kHz on standard input
 *	-> "time_s hz periodicity power low high" a line
 */
#include <stdio.h>
#include <stdlib.h>

#include "pitch.h"

#define RATE_HZ 8000
#define SAMPLES_MOST (60 * RATE_HZ)

int main(void)
{
	static int16_t samples[SAMPLES_MOST];
	size_t count = fread(samples, sizeof(*samples), SAMPLES_MOST, stdin);
	const struct pitch_frame *frames;
	struct pitch *pitch = NULL;
	struct failure why;

	if (pitch_new(&pitch, RATE_HZ, &why) != STATUS_OK) {
		fprintf(stderr, "pitch_frames: %s\n", why.text);
		return 1;
	}
	count = pitch_track(pitch, samples, count, &frames);
	for (size_t i = 0; i < count; i++)
		printf("%.4f %.2f %.3f %.3g %.3g %.3g\n",
			(double)i * PITCH_STEP_S + PITCH_WINDOW_S / 2.0,
			(double)frames[i].hz, (double)frames[i].periodicity,
			(double)frames[i].power, (double)frames[i].bands[0],
			(double)frames[i].bands[1]);
	pitch_free(pitch);
	return 0;
}
