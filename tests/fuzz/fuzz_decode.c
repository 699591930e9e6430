/*
 * Any bytes as a recording: refused with a sentence, or decoded to its end,
 * and then it has at least half a second and is no longer than it can be.
 */
#include "decode.h"
#include "fuzzed_file.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count);

/* No more is decoded of an input, whatever it claims. */
#define CHUNKS_MOST 20

static void check(const struct call *call)
{
	fuzz_require(call->recording.duration_s >= 0.5);
	fuzz_require(call->recording.rate_hz >= 8000 &&
		     call->recording.rate_hz <= 48000);
	fuzz_require(
		call->recording.channels == 1 || call->recording.channels == 2);
	fuzz_require(!call->recording.warning || call->recording.warning[0]);
}

static enum status decode_all(
	struct decode *decode, struct call *call, struct failure *why)
{
	enum status rc = decode_open(decode, call, 8000, why);

	for (int i = 0;
		rc == STATUS_OK && i < CHUNKS_MOST && !call->audio.is_ended;
		i++)
		rc = decode_next(decode, call, why);
	if (rc != STATUS_OK || !call->audio.is_ended)
		return rc;
	rc = decode_finish(decode, call, why);
	if (rc == STATUS_OK)
		check(call);
	return rc;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
	static struct decode *decode; /* reused, as a worker does */
	static struct call call;
	const char *path = fuzzed_file("call.wav", bytes, count);
	struct failure why = { "" };
	double seconds;

	if (!decode)
		fuzz_require(decode_new(&decode, NULL) == STATUS_OK);
	call_clear(&call);
	call.source.paths[0] = path;
	if (decode_probe(path, &seconds, &why) == STATUS_OK)
		fuzz_require(seconds >= 0.0);
	if (decode_all(decode, &call, &why) != STATUS_OK)
		fuzz_require(why.text[0] != '\0');
	decode_close(decode);
	return 0;
}
