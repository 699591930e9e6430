#include "reader.h"

#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/avstring.h>
#include <libavutil/channel_layout.h>
#include <libswresample/swresample.h>
#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <threads.h>

#include "codec_quirks.h"

/* When neither header nor codec tells: 16 kbit/s. */
#define GUESSED_BYTE_RATE 2000.0
/* Silence put in for damage: more in a packet, or in a row, is no damage but a
 * wrong time. */
#define PACKET_MOST_S 1.0
#define GAP_MOST_S 10.0

/* Containers that hold one recording. Playlists, pictures and devices are left
 * out: they would read what the caller did not name. */
static const char containers[] =
	"aac,aiff,amr,amrnb,amrwb,asf,au,avi,caf,flac,flv,g722,g729,gsm,"
	"matroska,mov,mp3,mp4,mpeg,mpegts,nistsphere,ogg,rm,sln,w64,wav,wv";

struct sound_format {
	int rate_hz;
	int channels;
	int samples; /* enum AVSampleFormat */
};

struct reader {
	AVIOContext *io;
	AVFormatContext *format;
	AVCodecContext *codec;
	SwrContext *resampler;
	AVPacket *packet;
	AVFrame *frame;
	bool has_frame;		/* `frame` waits to be resampled */
	bool is_draining;	/* the codec knows that no packet follows */
	bool is_last;		/* the codec has no frame left */
	bool is_ended;		/* the resampler has no frame left either */
	int stream;		/* index of the one that is heard */
	int priming_samples;	/* to cut off, at the codec's rate */
	struct sound_format in; /* what the resampler is made for */
	int out_rate_hz, out_channels;
	double header_s; /* how long the header says it is; NAN when not */
	double packet_s; /* how long the newest packet lasts */
	double gap_s;	 /* silence owed for packets that gave no sound */
	int64_t packet_count, damaged_count;
	bool is_cut; /* reading stopped at an error, not at the end */
};

static once_flag is_hushed = ONCE_FLAG_INIT;

/* libav prints to stderr; what went wrong reaches the caller as a failure. */
static void hush(void)
{
	av_log_set_level(AV_LOG_QUIET);
}

/* `what` may be one of libav's lists of names: the first will do. */
static enum status fail_av(struct failure *why, int error, const char *what)
{
	char name[32] = "";

	if (error == AVERROR(ENOMEM))
		return failure_no_memory(why);
	(void)av_strlcpy(name, what, sizeof(name));
	name[strcspn(name, ",")] = '\0';
	return failure_set(why, STATUS_INVALID,
		"cannot be read as %s: damaged, or cut short", name);
}

void reader_close(struct reader *reader)
{
	swr_free(&reader->resampler);
	avcodec_free_context(&reader->codec);
	avformat_close_input(&reader->format);
	(void)avio_closep(&reader->io);
	av_packet_unref(reader->packet);
	av_frame_unref(reader->frame);
	*reader = (struct reader){ .packet = reader->packet,
		.frame = reader->frame };
}

/* Names what it is instead when it is not a recording. */
static enum status find_container(struct reader *reader, const char *path,
	const AVInputFormat **container, struct failure *why)
{
	int error =
		av_probe_input_buffer2(reader->io, container, path, NULL, 0, 0);

	if (error == AVERROR(ENOMEM))
		return failure_no_memory(why);
	if (error < 0)
		return failure_set(why, STATUS_INVALID,
			"is not a recording: no known format");
	if (!av_match_list((*container)->name, containers, ','))
		return failure_set(why, STATUS_INVALID,
			"is not a recording: looks like %s",
			(*container)->long_name ? (*container)->long_name
						: (*container)->name);
	return STATUS_OK;
}

/* "file:" keeps libav from taking a path for an address. */
static enum status open_io(
	struct reader *reader, const char *path, struct failure *why)
{
	char url[PATH_MAX + sizeof("file:")] = "";
	int64_t bytes;
	int error;
	enum status rc = soundness_check_file(path, &bytes, why);

	if (rc != STATUS_OK)
		return rc;
	(void)snprintf(url, sizeof(url), "file:%s", path);
	error = avio_open2(&reader->io, url, AVIO_FLAG_READ, NULL, NULL);
	if (error == AVERROR(ENOMEM))
		return failure_no_memory(why);
	return error < 0 ? failure_errno(why, AVUNERROR(error), "cannot open")
			 : STATUS_OK;
}

static enum status open_container(struct reader *reader, const char *path,
	bool ignores_length, struct failure *why)
{
	const AVInputFormat *container = NULL;
	AVDictionary *options = NULL;
	enum status rc = open_io(reader, path, why);
	int error = 0;

	reader->header_s = NAN;
	if (rc == STATUS_OK)
		rc = find_container(reader, path, &container, why);
	if (rc != STATUS_OK)
		return rc;
	reader->format = avformat_alloc_context();
	if (!reader->format)
		return failure_no_memory(why);
	reader->format->pb = reader->io;
	if (ignores_length)
		error = av_dict_set(&options, "ignore_length", "1", 0);
	if (error >= 0)
		error = avformat_open_input(
			&reader->format, path, container, &options);
	av_dict_free(&options);
	return error < 0 ? fail_av(why, error, container->name) : STATUS_OK;
}

/* The header's own word, before libav puts its estimates in its place. */
static void read_duration(struct reader *reader)
{
	const AVStream *stream = reader->format->streams[reader->stream];

	if (stream->duration > 0)
		reader->header_s =
			(double)stream->duration * av_q2d(stream->time_base);
	else if (reader->format->duration > 0)
		reader->header_s =
			(double)reader->format->duration / AV_TIME_BASE;
}

/* Takes the first stream of sound and has all others skipped. */
static enum status choose_stream(struct reader *reader, struct failure *why)
{
	AVFormatContext *format = reader->format;

	reader->stream = -1;
	for (int i = (int)format->nb_streams - 1; i >= 0; i--)
		if (format->streams[i]->codecpar->codec_type ==
			AVMEDIA_TYPE_AUDIO)
			reader->stream = i;
	if (reader->stream < 0)
		return failure_set(why, STATUS_INVALID,
			"has no sound in it: no audio stream");
	for (int i = 0; i < (int)format->nb_streams; i++)
		if (i != reader->stream)
			format->streams[i]->discard = AVDISCARD_ALL;
	return STATUS_OK;
}

/* MPEG names its streams only after some reading, and has no header. */
static enum status find_stream(struct reader *reader, struct failure *why)
{
	bool has_header = !(reader->format->ctx_flags & AVFMTCTX_NOHEADER);
	enum status rc = has_header ? choose_stream(reader, why) : STATUS_OK;
	int error;

	if (rc != STATUS_OK)
		return rc;
	if (has_header)
		read_duration(reader);
	error = avformat_find_stream_info(reader->format, NULL);
	if (error < 0)
		return fail_av(why, error, reader->format->iformat->name);
	return has_header ? rc : choose_stream(reader, why);
}

static enum status open_codec(struct reader *reader, struct failure *why)
{
	const AVCodecParameters *parameters =
		reader->format->streams[reader->stream]->codecpar;
	const AVCodec *decoder = avcodec_find_decoder(parameters->codec_id);
	int error;

	if (!decoder)
		return failure_set(why, STATUS_UNSUPPORTED,
			"its codec (%s, tag 0x%x) is not known here",
			avcodec_get_name(parameters->codec_id),
			parameters->codec_tag);
	reader->codec = avcodec_alloc_context3(decoder);
	if (!reader->codec)
		return failure_no_memory(why);
	error = avcodec_parameters_to_context(reader->codec, parameters);
	if (error >= 0) {
		reader->codec->thread_count = 1;
		reader->codec->pkt_timebase =
			reader->format->streams[reader->stream]->time_base;
		error = avcodec_open2(reader->codec, decoder, NULL);
	}
	return error < 0 ? fail_av(why, error, decoder->name) : STATUS_OK;
}

static const char *codec_name(const struct reader *reader)
{
	return avcodec_get_name(reader->codec->codec_id);
}

/* Where the file says how much to skip, libav has told the decoder. */
static void find_priming(struct reader *reader)
{
	struct codec_priming priming = codec_priming(codec_name(reader));

	if (av_packet_get_side_data(
		    reader->packet, AV_PKT_DATA_SKIP_SAMPLES, NULL))
		return;
	reader->priming_samples = priming.samples;
	reader->gap_s = priming.missing_s;
}

/* Sound is missing: what follows must not move forward in time. */
static void skip_packet(struct reader *reader, bool is_damaged)
{
	reader->damaged_count += is_damaged;
	if (reader->packet_s > 0.0 && reader->packet_s <= PACKET_MOST_S &&
		reader->gap_s <= GAP_MOST_S)
		reader->gap_s += reader->packet_s;
	reader->packet_s = 0.0;
}

/* Gives the codec the packet that was read. Returns 0 or AVERROR(ENOMEM). */
static int send_packet(struct reader *reader)
{
	const AVPacket *packet = reader->packet;
	const AVStream *stream = reader->format->streams[reader->stream];
	enum packet_kind kind = codec_packet_kind(
		codec_name(reader), packet->data, packet->size);
	int error = 0;

	if (reader->packet_count++ == 0)
		find_priming(reader);
	reader->packet_s = (double)packet->duration * av_q2d(stream->time_base);
	if (kind == PACKET_SOUND)
		error = avcodec_send_packet(reader->codec, packet);
	if (error == AVERROR(ENOMEM))
		return error;
	if (error < 0 || kind != PACKET_SOUND)
		skip_packet(reader, kind != PACKET_PAUSE);
	return 0;
}

/* Reads a packet for the codec, or tells it that there is none. Returns 0 or
 * AVERROR(ENOMEM). */
static int feed_codec(struct reader *reader)
{
	int error = av_read_frame(reader->format, reader->packet);

	if (error == AVERROR(ENOMEM))
		return error;
	if (error < 0) {
		reader->is_cut = error != AVERROR_EOF;
		reader->is_draining = true;
		(void)avcodec_send_packet(reader->codec, NULL);
		return 0;
	}
	if (reader->packet->stream_index == reader->stream)
		error = send_packet(reader);
	av_packet_unref(reader->packet);
	return error < 0 ? error : 0;
}

/* Fills reader->frame: 0, AVERROR_EOF or AVERROR(ENOMEM); AVERROR(EAGAIN) when
 * there is silence to be put in first. */
static int read_frame(struct reader *reader)
{
	for (;;) {
		int error = avcodec_receive_frame(reader->codec, reader->frame);

		reader->has_frame = error == 0 && reader->frame->nb_samples > 0;
		if (reader->has_frame || error == AVERROR_EOF ||
			error == AVERROR(ENOMEM))
			return error;
		if (error < 0 && error != AVERROR(EAGAIN))
			skip_packet(reader, true);
		if (reader->gap_s > 0.0 && reader->resampler)
			return AVERROR(EAGAIN);
		if (error < 0 && reader->is_draining)
			return AVERROR_EOF;
		if (error < 0)
			error = feed_codec(reader);
		if (error < 0)
			return error;
	}
}

static struct sound_format format_of(const AVFrame *frame)
{
	return (struct sound_format){
		.rate_hz = frame->sample_rate,
		.channels = frame->ch_layout.nb_channels,
		.samples = frame->format,
	};
}

/* Two channels are agent and customer, whatever loudspeakers the header gives
 * them to, so both sides get libav's default layouts. */
static enum status open_resampler(struct reader *reader, struct failure *why)
{
	struct sound_format in = format_of(reader->frame);
	AVChannelLayout layout_in, layout_out;
	int error;

	swr_free(&reader->resampler);
	av_channel_layout_default(&layout_in, in.channels);
	av_channel_layout_default(&layout_out, reader->out_channels);
	error = swr_alloc_set_opts2(&reader->resampler, &layout_out,
		AV_SAMPLE_FMT_S16P, reader->out_rate_hz, &layout_in,
		(enum AVSampleFormat)in.samples, in.rate_hz, 0, NULL);
	if (error >= 0)
		error = swr_init(reader->resampler);
	if (error >= 0 && reader->priming_samples > 0)
		error = swr_drop_output(reader->resampler,
			(int)lround((double)reader->priming_samples *
				    reader->out_rate_hz / in.rate_hz));
	if (error < 0)
		return fail_av(why, error, "cannot resample");
	reader->priming_samples = 0;
	reader->in = in;
	return STATUS_OK;
}

enum status reader_new(struct reader **reader, struct failure *why)
{
	struct reader *made = calloc(1, sizeof(*made));

	call_once(&is_hushed, hush);
	if (!made)
		return failure_no_memory(why);
	made->packet = av_packet_alloc();
	made->frame = av_frame_alloc();
	if (!made->packet || !made->frame) {
		av_packet_free(&made->packet);
		av_frame_free(&made->frame);
		free(made);
		return failure_no_memory(why);
	}
	*reader = made;
	return STATUS_OK;
}

void reader_free(struct reader *reader)
{
	if (!reader)
		return;
	reader_close(reader);
	av_packet_free(&reader->packet);
	av_frame_free(&reader->frame);
	free(reader);
}

/* The header is believed no further than the first frame of sound. */
enum status reader_open(struct reader *reader, const char *path,
	bool ignores_length, struct failure *why)
{
	enum status rc;
	int error;

	reader_close(reader);
	rc = open_container(reader, path, ignores_length, why);
	if (rc == STATUS_OK)
		rc = find_stream(reader, why);
	if (rc == STATUS_OK)
		rc = open_codec(reader, why);
	if (rc != STATUS_OK)
		return rc;
	error = read_frame(reader);
	if (error == AVERROR(ENOMEM))
		return failure_no_memory(why);
	if (error < 0)
		return failure_set(why, STATUS_INVALID, "has no sound in it%s",
			reader->damaged_count ? ": nothing can be decoded"
					      : " (0 s)");
	reader->in = format_of(reader->frame);
	return STATUS_OK;
}

struct reader_sound reader_sound(const struct reader *reader)
{
	return (struct reader_sound){
		.container = reader->format->iformat->name,
		.codec = codec_name(reader),
		.rate_hz = reader->in.rate_hz,
		.channels = reader->in.channels,
	};
}

enum status reader_convert(
	struct reader *reader, int rate_hz, int channels, struct failure *why)
{
	reader->out_rate_hz = rate_hz;
	reader->out_channels = channels;
	return open_resampler(reader, why);
}

/* The next frame into reader->frame; is_last where there is none, or where the
 * sound turns into something that is no call. */
static enum status next_frame(struct reader *reader, struct failure *why)
{
	struct sound_format in;
	int error = read_frame(reader);

	if (error == AVERROR(ENOMEM))
		return failure_no_memory(why);
	if (error == AVERROR(EAGAIN))
		return STATUS_OK;
	in = format_of(reader->frame);
	if (error == 0 && in.channels > READER_CHANNELS) {
		reader->is_cut = true;
		reader->has_frame = false;
	}
	if (!reader->has_frame) {
		reader->is_last = true;
		return STATUS_OK;
	}
	if (in.rate_hz != reader->in.rate_hz ||
		in.channels != reader->in.channels ||
		in.samples != reader->in.samples)
		return open_resampler(reader, why);
	return STATUS_OK;
}

/* Gives the resampler reader->frame, or tells it that none follows, and takes
 * what fits into `room`. Returns a number of frames or an AVERROR. */
static int resample(struct reader *reader, uint8_t **into, int room)
{
	const uint8_t *nothing[READER_CHANNELS] = { NULL };
	const uint8_t **in = reader->is_last ? NULL : nothing;
	int in_count = 0, count;

	if (reader->gap_s > 0.0) {
		count = swr_inject_silence(reader->resampler,
			(int)lround(reader->gap_s * reader->in.rate_hz));
		reader->gap_s = 0.0;
		if (count < 0)
			return count;
	}
	if (reader->has_frame) {
		in = (const uint8_t **)reader->frame->extended_data;
		in_count = reader->frame->nb_samples;
	}
	count = swr_convert(reader->resampler, into, room, in, in_count);
	av_frame_unref(reader->frame);
	reader->has_frame = false;
	return count;
}

enum status reader_read(struct reader *reader,
	int16_t *const into[READER_CHANNELS], int want, int *got,
	struct failure *why)
{
	enum status rc = STATUS_OK;

	*got = 0;
	while (rc == STATUS_OK && *got < want && !reader->is_ended) {
		uint8_t *at[READER_CHANNELS] = { NULL };
		int count;

		for (int c = 0; c < reader->out_channels; c++)
			at[c] = (uint8_t *)(into[c] + *got);
		count = resample(reader, at, want - *got);
		if (count < 0)
			return fail_av(why, count, "cannot resample");
		*got += count;
		if (reader->is_last)
			reader->is_ended = count == 0;
		else if (*got < want)
			rc = next_frame(reader, why);
	}
	return rc;
}

bool reader_is_ended(const struct reader *reader)
{
	return reader->is_ended;
}

void reader_account(const struct reader *reader, struct decoded *decoded)
{
	decoded->header_s = reader->header_s;
	decoded->packet_count = reader->packet_count;
	decoded->damaged_count = reader->damaged_count;
	decoded->is_cut = reader->is_cut;
}

enum status reader_probe(struct reader *reader, const char *path,
	double *seconds, struct failure *why)
{
	double byte_rate = GUESSED_BYTE_RATE;
	enum status rc;

	reader_close(reader);
	rc = open_container(reader, path, false, why);
	if (rc == STATUS_OK)
		rc = find_stream(reader, why);
	if (rc == STATUS_OK) {
		if (isnan(reader->header_s))
			read_duration(reader);
		if (reader->format->bit_rate > 0)
			byte_rate = (double)reader->format->bit_rate / 8.0;
		*seconds = isnan(reader->header_s)
				   ? (double)avio_size(reader->io) / byte_rate
				   : reader->header_s;
	}
	reader_close(reader);
	return rc;
}
