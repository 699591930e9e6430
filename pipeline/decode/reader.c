#include "reader.h"

#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/avstring.h>
#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <threads.h>

#include "codec_quirks.h"
#include "resampler.h"

/* When neither header nor codec tells: 16 kbit/s. */
#define GUESSED_BYTE_RATE 2000.0
/* Silence put in for damage: more in a packet, or in a row, is no damage but a
 * wrong time. */
#define PACKET_MOST_S 1.0
#define GAP_MOST_S 10.0

/* Containers that hold one recording. Playlists, pictures and devices are left
 * out: they would read what the caller did not name. */
static const char containers[] =
	"aac,aiff,amr,amrnb,amrwb,asf,au,avi,caf,flac,g722,g729,gsm,matroska,"
	"mov,mp3,mp4,mpeg,mpegts,nistsphere,ogg,sln,w64,wav";

struct reader {
	AVIOContext *io;
	AVFormatContext *format;
	AVCodecContext *codec;
	struct resampler *resampler;
	AVPacket *packet;
	AVFrame *frame;
	bool has_frame;		 /* `frame` waits to be resampled */
	bool is_draining;	 /* the codec knows that no packet follows */
	bool is_last;		 /* the codec has no frame left */
	bool is_ended;		 /* the resampler has no frame left either */
	int stream;		 /* index of the one that is heard */
	int priming_samples;	 /* to cut off, at the codec's rate */
	struct sample_format in; /* what the resampler is made for */
	int out_rate_hz, out_channels;
	double header_s; /* how long the header says it is; NAN when not */
	double delay_s;	 /* of the sound in the stream's time */
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
	if (error == AVERROR(ENOMEM))
		return failure_no_memory(why);
	return failure_set(why, STATUS_INVALID,
		"cannot be read as %.*s: damaged, or cut short",
		(int)strcspn(what, ","), what);
}

void reader_close(struct reader *reader)
{
	resampler_free(reader->resampler);
	avcodec_free_context(&reader->codec);
	avformat_close_input(&reader->format);
	(void)avio_closep(&reader->io);
	if (reader->packet)
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
			(*container)->long_name);
	return STATUS_OK;
}

/* "file:" keeps libav from taking a path for an address. */
static enum status open_io(
	struct reader *reader, const char *path, struct failure *why)
{
	char url[PATH_MAX + sizeof("file:")];
	int error;

	(void)snprintf(url, sizeof(url), "file:%s", path);
	error = avio_open(&reader->io, url, AVIO_FLAG_READ);
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
	reader->stream = -1;
	for (int i = 0; i < (int)reader->format->nb_streams; i++) {
		AVStream *stream = reader->format->streams[i];

		if (reader->stream < 0 &&
			stream->codecpar->codec_type == AVMEDIA_TYPE_AUDIO)
			reader->stream = i;
		else
			stream->discard = AVDISCARD_ALL;
	}
	if (reader->stream >= 0)
		return STATUS_OK;
	return failure_set(
		why, STATUS_INVALID, "has no sound in it: no audio stream");
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
	reader->delay_s = (double)priming.samples / reader->codec->sample_rate -
			  priming.missing_s;
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
	return error;
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

static struct sample_format format_of(const AVFrame *frame)
{
	return (struct sample_format){
		.rate_hz = frame->sample_rate,
		.channels = frame->ch_layout.nb_channels,
		.kind = frame->format,
	};
}

/* Makes the resampler for the sound in reader->frame. */
static enum status open_resampler(struct reader *reader, struct failure *why)
{
	struct sample_format in = format_of(reader->frame);
	enum status rc = resampler_open(&reader->resampler, &in,
		reader->out_rate_hz, reader->out_channels, why);

	if (rc == STATUS_OK)
		rc = resampler_drop(reader->resampler,
			(double)reader->priming_samples / in.rate_hz, why);
	reader->priming_samples = 0;
	reader->in = in;
	return rc;
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
		reader_free(made);
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
	if (error < 0 && reader->damaged_count > 0)
		return failure_set(why, STATUS_INVALID,
			"is damaged: none of its %lld packets can be decoded",
			(long long)reader->packet_count);
	if (error < 0)
		return failure_set(
			why, STATUS_INVALID, "has no sound in it (0 s)");
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
	struct sample_format in;
	int error = read_frame(reader);

	if (error == AVERROR(ENOMEM))
		return failure_no_memory(why);
	if (error == AVERROR(EAGAIN))
		return STATUS_OK;
	in = format_of(reader->frame);
	reader->is_cut |= error == 0 && in.channels > READER_CHANNELS;
	reader->is_last = error < 0 || in.channels > READER_CHANNELS;
	reader->has_frame = !reader->is_last;
	if (reader->is_last)
		return STATUS_OK;
	if (memcmp(&in, &reader->in, sizeof(in)) != 0)
		return open_resampler(reader, why);
	return STATUS_OK;
}

/* Gives the resampler reader->frame, or tells it that none follows, and takes
 * what fits into `room`. */
static enum status resample(struct reader *reader,
	int16_t *const into[READER_CHANNELS], int room, int *got,
	struct failure *why)
{
	struct sample_block block = { .is_last = reader->is_last };
	enum status rc = STATUS_OK;

	if (reader->gap_s > 0.0)
		rc = resampler_pause(reader->resampler, reader->gap_s, why);
	reader->gap_s = 0.0;
	if (reader->has_frame) {
		block.planes = (const uint8_t **)reader->frame->extended_data;
		block.count = reader->frame->nb_samples;
	}
	if (rc == STATUS_OK)
		rc = resampler_run(
			reader->resampler, &block, into, room, got, why);
	av_frame_unref(reader->frame);
	reader->has_frame = false;
	return rc;
}

enum status reader_read(struct reader *reader,
	int16_t *const into[READER_CHANNELS], int want, int *got,
	struct failure *why)
{
	enum status rc = STATUS_OK;

	*got = 0;
	while (rc == STATUS_OK && *got < want && !reader->is_ended) {
		int16_t *at[READER_CHANNELS] = { NULL };
		int count = 0;

		for (int c = 0; c < reader->out_channels; c++)
			at[c] = into[c] + *got;
		rc = resample(reader, at, want - *got, &count, why);
		if (rc != STATUS_OK)
			break;
		*got += count;
		if (reader->is_last)
			reader->is_ended = count == 0;
		else if (*got < want)
			rc = next_frame(reader, why);
	}
	return rc;
}

/* When, of the sound, reader->frame begins. */
static double frame_time_s(const struct reader *reader)
{
	const AVStream *stream = reader->format->streams[reader->stream];
	int64_t start =
		stream->start_time == AV_NOPTS_VALUE ? 0 : stream->start_time;

	if (reader->frame->best_effort_timestamp == AV_NOPTS_VALUE)
		return NAN;
	return (double)(reader->frame->best_effort_timestamp - start) *
		       av_q2d(stream->time_base) -
	       reader->delay_s;
}

/* A decoder needs some sound before the place to be right there. */
#define SEEK_RUN_UP_S 0.5

static int seek_stream(struct reader *reader, double at_s)
{
	const AVStream *stream = reader->format->streams[reader->stream];
	int64_t start =
		stream->start_time == AV_NOPTS_VALUE ? 0 : stream->start_time;
	double from_s = fmax(0.0, at_s + reader->delay_s - SEEK_RUN_UP_S);
	int error = av_seek_frame(reader->format, reader->stream,
		start + (int64_t)(from_s / av_q2d(stream->time_base)),
		AVSEEK_FLAG_BACKWARD);

	if (error < 0)
		return error;
	avcodec_flush_buffers(reader->codec);
	av_frame_unref(reader->frame);
	reader->has_frame = reader->is_draining = false;
	reader->is_last = reader->is_ended = false;
	reader->gap_s = 0.0;
	return 0;
}

/* Decodes on until reader->frame holds what is said at `at_s`; false where its
 * time is not known or lies behind. */
static bool find_frame(struct reader *reader, double at_s)
{
	for (;;) {
		int error = read_frame(reader);
		double start_s, end_s;

		reader->gap_s = 0.0;
		if (error == AVERROR(EAGAIN))
			continue;
		if (error < 0)
			return false;
		start_s = frame_time_s(reader);
		end_s = start_s + (double)reader->frame->nb_samples /
					  reader->frame->sample_rate;
		if (isnan(start_s) || start_s > at_s + 1.0)
			return false;
		if (end_s > at_s)
			return true;
	}
}

enum status reader_seek(struct reader *reader, double at_s, struct failure *why)
{
	double early_s;
	enum status rc;

	if (seek_stream(reader, at_s) < 0 || !find_frame(reader, at_s))
		return failure_set(why, STATUS_UNSUPPORTED,
			"cannot be sought in at %.1f s", at_s);
	early_s = at_s - frame_time_s(reader);
	reader->priming_samples = 0;
	rc = open_resampler(reader, why);
	if (rc == STATUS_OK && early_s > 0.0)
		rc = resampler_drop(reader->resampler, early_s, why);
	if (rc == STATUS_OK && early_s < 0.0)
		rc = resampler_pause(reader->resampler, -early_s, why);
	return rc;
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
