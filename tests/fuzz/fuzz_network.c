/*
 * Any bytes as a network: refused with a sentence that names the file, or
 * taken, and then every state of a frame has a score of 0 or more.
 */
#include <stdlib.h>
#include <string.h>

#include "fuzzed_file.h"
#include "network.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count);

static void score(const struct network *network)
{
	const size_t states = network_states(network);
	float *cepstra = calloc(network_cepstra(network), sizeof(*cepstra));
	int16_t *rows = calloc(states, sizeof(*rows));
	const struct network_frames frames = { cepstra, 0, 1 };
	const struct network_scores scores = { rows, states };
	struct network_room room = { 0 };
	struct failure why = { "" };

	fuzz_require(cepstra && rows);
	if (network_score(network, &room, &frames, scores, &why) == STATUS_OK)
		for (size_t i = 0; i < states; i++)
			fuzz_require(rows[i] >= 0);
	network_room_release(&room);
	free(cepstra);
	free(rows);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
	const char *path = fuzzed_file("network", bytes, count);
	struct network *network = NULL;
	struct failure why = { "" };

	if (network_load(&network, path, &why) != STATUS_OK) {
		fuzz_require(strncmp(why.text, path, strlen(path)) == 0);
		return 0;
	}
	score(network);
	network_free(network);
	return 0;
}
