#include "waveform.h"

#include <math.h>
#include <stdlib.h>

double waveform_peak(
	const struct waveform *waveform, int channel, struct span when)
{
	double first = floor(when.start_s / WAVEFORM_BIN_S);
	double last = ceil(when.end_s / WAVEFORM_BIN_S);
	int peak = 0;

	if (channel >= waveform->channels || !(first >= 0.0))
		return 0.0;
	for (size_t i = (size_t)first; i < waveform->count && (double)i < last;
		i++)
		if (waveform->peaks[i][channel] > peak)
			peak = waveform->peaks[i][channel];
	return peak / 32768.0;
}

void waveform_release(struct waveform *waveform)
{
	free(waveform->peaks);
	*waveform = (struct waveform){ 0 };
}
