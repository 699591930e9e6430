#include "pitch.h"

#include <aubio/aubio.h>
#include <math.h>
#include <stdlib.h>

#define FRAME_S 0.016
#define WINDOW_FRAMES 4
#define FRAMES_MOST 7500 /* two minutes */
/* Speaking voices, children's and raised ones included (R. J. Baken, R. F.
 * Orlikoff, "Clinical Measurement of Speech and Voice", 2000). */
#define LOWEST_HZ 60.0
#define HIGHEST_HZ 500.0
/* yinfft's confidence below which a frame counts as unvoiced. */
#define VOICED_LEAST 0.6
/* Frames quieter than this below full scale carry no voice. */
#define SILENT_DB (-60.0F)

struct pitch {
	aubio_pitch_t *detector;
	fvec_t *input;
	fvec_t *output;
	uint_t hop;
	double voiced_hz[FRAMES_MOST];
};

void pitch_free(struct pitch *pitch)
{
	if (!pitch)
		return;
	if (pitch->detector)
		del_aubio_pitch(pitch->detector);
	if (pitch->input)
		del_fvec(pitch->input);
	if (pitch->output)
		del_fvec(pitch->output);
	free(pitch);
}

enum status pitch_new(struct pitch **out, int rate_hz, struct failure *why)
{
	struct pitch *pitch = calloc(1, sizeof(*pitch));

	if (!pitch)
		return failure_no_memory(why);
	pitch->hop = (uint_t)lround(FRAME_S * rate_hz);
	pitch->detector = new_aubio_pitch("yinfft", pitch->hop * WINDOW_FRAMES,
		pitch->hop, (uint_t)rate_hz);
	pitch->input = new_fvec(pitch->hop);
	pitch->output = new_fvec(1);
	if (!pitch->detector || !pitch->input || !pitch->output) {
		pitch_free(pitch);
		return failure_set(why, STATUS_UNSUPPORTED,
			"cannot measure pitch at %d Hz", rate_hz);
	}
	(void)aubio_pitch_set_unit(pitch->detector, "Hz");
	(void)aubio_pitch_set_silence(pitch->detector, SILENT_DB);
	*out = pitch;
	return STATUS_OK;
}

static int compare(const void *a, const void *b)
{
	double left = *(const double *)a, right = *(const double *)b;

	return (left > right) - (left < right);
}

static double percentile(const double *sorted, size_t count, double share)
{
	return sorted[(size_t)(share * (double)(count - 1) + 0.5)];
}

static double hear_frame(struct pitch *pitch, const int16_t *samples)
{
	for (uint_t i = 0; i < pitch->hop; i++)
		pitch->input->data[i] = (smpl_t)samples[i] / 32768.0F;
	aubio_pitch_do(pitch->detector, pitch->input, pitch->output);
	if ((double)aubio_pitch_get_confidence(pitch->detector) < VOICED_LEAST)
		return 0.0;
	return (double)pitch->output->data[0];
}

struct pitch_summary pitch_measure(
	struct pitch *pitch, const int16_t *samples, size_t count)
{
	struct pitch_summary summary = { NAN, NAN, NAN };
	size_t frames = count / pitch->hop, voiced = 0;

	if (frames > FRAMES_MOST)
		frames = FRAMES_MOST;
	for (size_t i = 0; i < frames; i++) {
		double hz = hear_frame(pitch, samples + i * pitch->hop);

		if (hz >= LOWEST_HZ && hz <= HIGHEST_HZ)
			pitch->voiced_hz[voiced++] = hz;
	}
	if (frames)
		summary.voiced_share = (double)voiced / (double)frames;
	if (!voiced)
		return summary;
	qsort(pitch->voiced_hz, voiced, sizeof(*pitch->voiced_hz), compare);
	summary.median_hz = percentile(pitch->voiced_hz, voiced, 0.5);
	summary.range_st =
		12.0 * log2(percentile(pitch->voiced_hz, voiced, 0.95) /
			       percentile(pitch->voiced_hz, voiced, 0.05));
	return summary;
}
