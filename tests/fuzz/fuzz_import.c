/*
 * Any bytes as a transcript, on a stereo and on a mono call: refused with a
 * sentence or taken, and then every word is in the utterance that claims it.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "import.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count);

static void require(int is_so)
{
	if (!is_so)
		abort();
}

static void check(const struct call *call)
{
	size_t claimed = 0;

	for (size_t i = 0; i < call->utterances.count; i++) {
		const struct utterance *at = &call->utterances.items[i];

		require(at->when.end_s >= at->when.start_s);
		require(at->channel == 0 || at->channel == 1);
		require(at->first_word + at->word_count <= call->words.count);
		claimed += at->word_count;
	}
	require(claimed == call->words.count);
	for (size_t i = 0; i < call->words.count; i++)
		require(call->words.items[i].text[0] != '\0');
}

static void import(int channels, const char *text, size_t count)
{
	const struct utterance left = { .when = { 1.0, 3.0 } };
	const struct utterance right = { .when = { 2.5, 6.0 },
		.channel = channels - 1 };
	struct call call = { .source.paths = { "a.wav" } };
	struct failure why = { "" };

	call.audio.channels = channels;
	require(call_add_utterance(&call, &left, &why) == STATUS_OK);
	require(call_add_utterance(&call, &right, &why) == STATUS_OK);
	if (import_bytes(&call, "x", text, count, &why) == STATUS_OK)
		check(&call);
	else
		require(why.text[0] != '\0');
	call_release(&call);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
	char *text = malloc(count + 1);

	require(text != NULL);
	if (count > 0)
		memcpy(text, bytes, count);
	text[count] = '\0';
	import(1, text, count);
	import(2, text, count);
	free(text);
	return 0;
}
