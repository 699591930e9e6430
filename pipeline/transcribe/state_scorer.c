#include "state_scorer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "list.h"
#include "recogniser.h"

/* The file: text and a number that tells the order of bytes, of an even length
 * together; then for each frame the count of scores and the scores, 16 bits
 * each. */
#define HEADER "s3\nversion 0.1\nn_sen %05zu\nendhdr\n"
#define HEADER_BYTES 34
#define BYTE_ORDER_MARK 0x11223344
#define HEADER_VALUES ((HEADER_BYTES + sizeof(uint32_t)) / sizeof(int16_t))

struct state_scorer {
	struct network *network;
	struct network_room room;
	int16_t *file;
	size_t capacity;
	size_t stride; /* of a frame in the file */
};

/* The file, with no scores in it yet. */
static enum status make_file(
	struct state_scorer *scorer, size_t count, struct failure *why)
{
	const size_t states = network_states(scorer->network);
	const uint32_t mark = BYTE_ORDER_MARK;
	char header[HEADER_BYTES + 1];
	enum status rc;

	rc = list_reserve(&scorer->file, &scorer->capacity,
		HEADER_VALUES + count * scorer->stride, sizeof(*scorer->file),
		why);
	if (rc != STATUS_OK)
		return rc;
	(void)snprintf(header, sizeof(header), HEADER, states);
	memcpy(scorer->file, header, HEADER_BYTES);
	memcpy((char *)scorer->file + HEADER_BYTES, &mark, sizeof(mark));
	for (size_t i = 0; i < count; i++)
		scorer->file[HEADER_VALUES + i * scorer->stride] =
			(int16_t)states;
	return rc;
}

static enum status read_file(struct state_scorer *scorer, size_t count,
	ps_decoder_t *recogniser, struct failure *why)
{
	const size_t length = HEADER_VALUES + count * scorer->stride;
	FILE *stream =
		fmemopen(scorer->file, length * sizeof(*scorer->file), "rb");
	int searched;

	if (!stream)
		return failure_no_memory(why);
	recogniser_listen();
	searched = ps_decode_senscr(recogniser, stream);
	(void)fclose(stream);
	if (searched < 0)
		return recogniser_refuse(why, "cannot search an utterance");
	return STATUS_OK;
}

/* Lets the recogniser read a file without frames: it compares the count of
 * states with its own, and would read nonsense where they differ. */
static enum status try_file(struct state_scorer *scorer,
	ps_decoder_t *recogniser, struct failure *why)
{
	enum status rc = make_file(scorer, 0, why);

	if (rc == STATUS_OK)
		rc = read_file(scorer, 0, recogniser, why);
	if (rc == STATUS_OK && recogniser_has_complained())
		rc = recogniser_refuse(why, "cannot use the network");
	return rc;
}

enum status state_scorer_new(struct state_scorer **out, const char *path,
	ps_decoder_t *recogniser, struct failure *why)
{
	struct state_scorer *scorer = calloc(1, sizeof(*scorer));
	enum status rc;

	if (!scorer)
		return failure_no_memory(why);
	rc = network_load(&scorer->network, path, why);
	if (rc == STATUS_OK) {
		scorer->stride = network_states(scorer->network) + 1;
		rc = try_file(scorer, recogniser, why);
	}
	if (rc == STATUS_OK)
		*out = scorer;
	else
		state_scorer_free(scorer);
	return rc;
}

void state_scorer_free(struct state_scorer *scorer)
{
	if (!scorer)
		return;
	network_free(scorer->network);
	network_room_release(&scorer->room);
	free(scorer->file);
	free(scorer);
}

size_t state_scorer_cepstra(const struct state_scorer *scorer)
{
	return network_cepstra(scorer->network);
}

enum status state_scorer_search(struct state_scorer *scorer,
	const struct network_frames *frames, ps_decoder_t *recogniser,
	struct failure *why)
{
	struct network_scores scores = { .stride = scorer->stride };
	enum status rc = make_file(scorer, frames->count, why);

	if (rc != STATUS_OK)
		return rc;
	scores.rows = scorer->file + HEADER_VALUES + 1;
	rc = network_score(scorer->network, &scorer->room, frames, scores, why);
	if (rc == STATUS_OK)
		rc = read_file(scorer, frames->count, recogniser, why);
	return rc;
}
