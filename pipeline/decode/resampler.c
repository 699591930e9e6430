#include "resampler.h"

#include <libavutil/channel_layout.h>
#include <libswresample/swresample.h>
#include <math.h>
#include <stdlib.h>

struct resampler {
	SwrContext *context;
	int in_rate_hz, out_rate_hz, out_channels;
};

static enum status fail(int error, struct failure *why)
{
	if (error == AVERROR(ENOMEM))
		return failure_no_memory(why);
	return failure_set(why, STATUS_INVALID, "cannot be resampled");
}

/* Two channels are agent and customer, whatever loudspeakers the header gives
 * them to, so both sides get libav's default layouts. */
static int configure(
	struct resampler *resampler, const struct sample_format *in)
{
	AVChannelLayout layout_in, layout_out;
	int error;

	av_channel_layout_default(&layout_in, in->channels);
	av_channel_layout_default(&layout_out, resampler->out_channels);
	error = swr_alloc_set_opts2(&resampler->context, &layout_out,
		AV_SAMPLE_FMT_S16P, resampler->out_rate_hz, &layout_in,
		(enum AVSampleFormat)in->kind, in->rate_hz, 0, NULL);
	return error < 0 ? error : swr_init(resampler->context);
}

enum status resampler_open(struct resampler **resampler,
	const struct sample_format *in, int rate_hz, int channels,
	struct failure *why)
{
	struct resampler *made = calloc(1, sizeof(*made));
	int error;

	if (!made)
		return failure_no_memory(why);
	made->in_rate_hz = in->rate_hz;
	made->out_rate_hz = rate_hz;
	made->out_channels = channels;
	error = configure(made, in);
	if (error < 0) {
		resampler_free(made);
		return fail(error, why);
	}
	resampler_free(*resampler);
	*resampler = made;
	return STATUS_OK;
}

void resampler_free(struct resampler *resampler)
{
	if (!resampler)
		return;
	swr_free(&resampler->context);
	free(resampler);
}

enum status resampler_drop(
	struct resampler *resampler, double seconds, struct failure *why)
{
	int error = swr_drop_output(resampler->context,
		(int)lround(seconds * resampler->out_rate_hz));

	return error < 0 ? fail(error, why) : STATUS_OK;
}

enum status resampler_pause(
	struct resampler *resampler, double seconds, struct failure *why)
{
	int error = swr_inject_silence(resampler->context,
		(int)lround(seconds * resampler->in_rate_hz));

	return error < 0 ? fail(error, why) : STATUS_OK;
}

enum status resampler_run(struct resampler *resampler,
	const struct sample_block *block,
	int16_t *const into[RESAMPLER_CHANNELS], int room, int *got,
	struct failure *why)
{
	const uint8_t *nothing[RESAMPLER_CHANNELS] = { NULL };
	const uint8_t **in = block->count > 0 ? block->planes : nothing;
	uint8_t *out[RESAMPLER_CHANNELS] = { NULL };

	for (int c = 0; c < resampler->out_channels; c++)
		out[c] = (uint8_t *)into[c];
	*got = swr_convert(resampler->context, out, room,
		block->is_last ? NULL : in, block->count);
	return *got < 0 ? fail(*got, why) : STATUS_OK;
}
