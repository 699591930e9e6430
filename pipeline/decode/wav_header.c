#include "wav_header.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "soundness.h"

/* Recorders that cannot go back to the header leave 0x7fffffff or 0xffffffff,
 * less a header's length, for "I do not know yet". */
#define DATA_BYTES_OPEN 0x7fff0000U
/* Chunks before the data: more is no recorder's doing. */
#define CHUNKS_MOST 64
#define CHUNK_HEAD_BYTES 8
#define FORMAT_BYTES 16

enum { TAG_PCM = 1, TAG_FLOAT = 3, TAG_ALAW = 6, TAG_MULAW = 7 };

static uint32_t get16(const unsigned char *at)
{
	return (uint32_t)at[0] | (uint32_t)at[1] << 8;
}

static uint32_t get32(const unsigned char *at)
{
	return get16(at) | get16(at + 2) << 16;
}

static void take_format(struct wav_header *header, const unsigned char *at)
{
	uint32_t tag = get16(at);

	header->is_pcm = tag == TAG_PCM || tag == TAG_FLOAT ||
			 tag == TAG_ALAW || tag == TAG_MULAW;
	header->channels = (uint16_t)get16(at + 2);
	header->rate_hz = get32(at + 4);
	header->byte_rate = get32(at + 8);
	header->frame_bytes = (uint16_t)get16(at + 12);
	header->bits = (uint16_t)get16(at + 14);
}

/* Whether a chunk, or padding, follows the data: four printable letters. */
static bool is_chunk(FILE *file)
{
	unsigned char head[CHUNK_HEAD_BYTES];

	if (fread(head, 1, sizeof(head), file) != sizeof(head))
		return true;
	for (int i = 0; i < 4; i++)
		if (!isprint(head[i]))
			return false;
	return true;
}

static void take_data(struct wav_header *header, FILE *file, uint32_t bytes)
{
	off_t start = ftello(file), end;

	if (fseeko(file, 0, SEEK_END) != 0 || (end = ftello(file)) < start)
		return;
	header->is_wav = true;
	header->bytes_there = end - start;
	if (bytes == 0 || bytes >= DATA_BYTES_OPEN)
		return;
	header->data_bytes = bytes;
	if (header->bytes_there > header->data_bytes + 1 &&
		fseeko(file, start + bytes + (bytes & 1), SEEK_SET) == 0)
		header->has_more = !is_chunk(file);
}

static void read_chunks(struct wav_header *header, FILE *file)
{
	unsigned char head[CHUNK_HEAD_BYTES], format[FORMAT_BYTES];
	bool has_format = false;

	for (int i = 0; i < CHUNKS_MOST; i++) {
		uint32_t bytes, skip;

		if (fread(head, 1, sizeof(head), file) != sizeof(head))
			return;
		bytes = get32(head + 4);
		if (memcmp(head, "data", 4) == 0 && has_format) {
			take_data(header, file, bytes);
			return;
		}
		skip = bytes;
		if (memcmp(head, "fmt ", 4) == 0 && bytes >= FORMAT_BYTES) {
			if (fread(format, 1, FORMAT_BYTES, file) !=
				FORMAT_BYTES)
				return;
			take_format(header, format);
			has_format = true;
			skip -= FORMAT_BYTES;
		}
		if (fseeko(file, (off_t)skip + (bytes & 1), SEEK_CUR) != 0)
			return;
	}
}

enum status wav_header_read(
	const char *path, struct wav_header *header, struct failure *why)
{
	struct wav_header found = { 0 };
	unsigned char head[12];
	FILE *file = fopen(path, "rb");

	if (!file)
		return failure_errno(why, errno, "cannot open");
	if (fread(head, 1, sizeof(head), file) == sizeof(head) &&
		memcmp(head, "RIFF", 4) == 0 &&
		memcmp(head + 8, "WAVE", 4) == 0)
		read_chunks(&found, file);
	(void)fclose(file);
	*header = found.is_wav ? found : (struct wav_header){ 0 };
	return STATUS_OK;
}

enum status wav_header_check(const struct wav_header *header,
	struct text *remarks, struct failure *why)
{
	uint32_t frame_bytes = (uint32_t)header->channels * header->bits / 8;
	uint64_t byte_rate = (uint64_t)frame_bytes * header->rate_hz;
	bool is_frame_wrong, is_rate_wrong;

	if (!header->is_wav)
		return STATUS_OK;
	if (header->rate_hz == 0 || header->channels == 0)
		return failure_set(why, STATUS_INVALID,
			"lying header: sample rate is %u Hz, %d channels",
			header->rate_hz, header->channels);
	is_frame_wrong = header->is_pcm && header->frame_bytes != frame_bytes;
	is_rate_wrong = header->is_pcm && header->byte_rate != byte_rate;
	if (is_frame_wrong && is_rate_wrong)
		return failure_set(why, STATUS_INVALID,
			"lying header: %d x %d bit at %u Hz cannot be %d bytes "
			"a frame and %u a second",
			header->channels, header->bits, header->rate_hz,
			header->frame_bytes, header->byte_rate);
	if (is_frame_wrong)
		return soundness_remark(remarks, why,
			"lying header: %d bytes a frame, want %u",
			header->frame_bytes, frame_bytes);
	if (is_rate_wrong)
		return soundness_remark(remarks, why,
			"lying header: %u bytes a second, want %llu",
			header->byte_rate, (unsigned long long)byte_rate);
	return STATUS_OK;
}
