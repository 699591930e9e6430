#include "network.h"

#include <cblas.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <threads.h>

#include "list.h"
#include "path.h"
#include "text.h"

#define MAGIC "AUSCNET2"
#define MAGIC_BYTES (sizeof(MAGIC) - 1)
/* What a layer keeps of its input beside what it makes of it (network.py). */
#define AROUND 0.66F
/* A larger file is none of ours: the recogniser's states number some thousand,
 * and a layer of a thousand values is more than a core can work through. */
#define MOST_BYTES ((size_t)64 * 1024 * 1024)
#define MOST_LAYERS 32
/* So that all and the shared ones are counted in 16 bits (state_scorer.c). */
#define MOST_STATES (INT16_MAX / 2)
/* Likelihoods are worked out for so many frames at a time: they stay near. */
#define BLOCK_FRAMES 64
/* In a natural logarithm. */
#define STEPS ((float)(1.0 / NETWORK_STEP))

/* Values: widths and counts at the start of the file, in this order. */
enum size {
	CEPSTRA,
	SPLICE,
	WIDTH,
	NARROW,
	LAST,
	STATES,
	LAYERS,
	SHARED,
	SIZE_COUNT
};

/* Names for messages and the most that is taken. */
static const struct {
	const char *name;
	int32_t least, most;
} limits[SIZE_COUNT] = {
	[CEPSTRA] = { "cepstra", 1, 64 },
	[SPLICE] = { "splice", 0, 16 },
	[WIDTH] = { "width", 1, 4096 },
	[NARROW] = { "narrow width", 1, 4096 },
	[LAST] = { "last width", 1, 4096 },
	[STATES] = { "states", 1, MOST_STATES },
	[LAYERS] = { "layers", 0, MOST_LAYERS },
	[SHARED] = { "shared states", 0, MOST_STATES },
};
#define MOST_STRIDE 16

/* After a matrix: b, and g and c, which undo what training did by batch. */
struct tail {
	const float *bias, *scale, *shift;
};

struct layer {
	size_t stride;
	const float *inner, *outer; /* matrices */
	struct tail tail;
};

/* One of those that a shared state stands for. */
struct member {
	int32_t state, steps;
};

struct network {
	size_t size[SIZE_COUNT];
	size_t reach; /* frames seen to each side */
	const float *first;
	struct tail first_tail;
	struct layer layers[MOST_LAYERS];
	const float *last, *output, *output_bias;
	float *values; /* all of the above */
	size_t value_count;
	struct member *members; /* of all shared states, one behind another */
	size_t *member_ends;	/* by shared state */
	size_t member_count, member_capacity;
};

/* The place in the file. */
struct cursor {
	const char *bytes;
	size_t left;
};

static bool take(struct cursor *cursor, void *into, size_t bytes)
{
	if (bytes > cursor->left)
		return false;
	memcpy(into, cursor->bytes, bytes);
	cursor->bytes += bytes;
	cursor->left -= bytes;
	return true;
}

static enum status read_sizes(
	struct cursor *cursor, struct network *network, struct failure *why)
{
	int32_t values[SIZE_COUNT], stride;
	char magic[MAGIC_BYTES];

	if (!take(cursor, magic, sizeof(magic)) ||
		memcmp(magic, MAGIC, sizeof(magic)) != 0)
		return failure_set(
			why, STATUS_INVALID, "does not begin with " MAGIC);
	if (!take(cursor, values, sizeof(values)))
		return failure_set(why, STATUS_INVALID, "is cut short");
	for (int i = 0; i < SIZE_COUNT; i++) {
		if (values[i] < limits[i].least || values[i] > limits[i].most)
			return failure_set(why, STATUS_INVALID,
				"%s is %d, want %d to %d", limits[i].name,
				values[i], limits[i].least, limits[i].most);
		network->size[i] = (size_t)values[i];
	}
	network->reach = network->size[SPLICE];
	for (size_t i = 0; i < network->size[LAYERS]; i++) {
		if (!take(cursor, &stride, sizeof(stride)))
			return failure_set(why, STATUS_INVALID, "is cut short");
		if (stride < 1 || stride > MOST_STRIDE)
			return failure_set(why, STATUS_INVALID,
				"stride of layer %zu is %d, want 1 to %d",
				i + 1, stride, MOST_STRIDE);
		network->layers[i].stride = (size_t)stride;
		network->reach += (size_t)stride;
	}
	return STATUS_OK;
}

static enum status read_members(struct cursor *cursor, struct network *network,
	int32_t count, struct failure *why)
{
	enum status rc =
		list_reserve(&network->members, &network->member_capacity,
			network->member_count + (size_t)count,
			sizeof(*network->members), why);

	for (int32_t i = 0; i < count && rc == STATUS_OK; i++) {
		struct member *member =
			&network->members[network->member_count++];

		if (!take(cursor, member, sizeof(*member)))
			return failure_set(why, STATUS_INVALID, "is cut short");
		if (member->state < 0 ||
			(size_t)member->state >= network->size[STATES] ||
			member->steps < 0 || member->steps > INT16_MAX)
			return failure_set(why, STATUS_INVALID,
				"a shared state stands for state %d, %d steps "
				"below, want one of %zu and 0 to %d",
				member->state, member->steps,
				network->size[STATES], INT16_MAX);
	}
	return rc;
}

static enum status read_shared(
	struct cursor *cursor, struct network *network, struct failure *why)
{
	const int32_t most = (int32_t)network->size[STATES];
	enum status rc = STATUS_OK;
	int32_t count;

	network->member_ends = calloc(
		network->size[SHARED] + 1, sizeof(*network->member_ends));
	if (!network->member_ends)
		return failure_no_memory(why);
	for (size_t i = 0; i < network->size[SHARED] && rc == STATUS_OK; i++) {
		if (!take(cursor, &count, sizeof(count)))
			return failure_set(why, STATUS_INVALID, "is cut short");
		if (count < 1 || count > most)
			return failure_set(why, STATUS_INVALID,
				"shared state %zu stands for %d states, want "
				"1 to %d",
				i, count, most);
		rc = read_members(cursor, network, count, why);
		network->member_ends[i] = network->member_count;
	}
	return rc;
}

/* The next `count` values; counts them only, where there are none yet. */
static const float *part(struct network *network, size_t count)
{
	const float *start = network->values;

	if (start)
		start += network->value_count;
	network->value_count += count;
	return start;
}

static struct tail tail_of(struct network *network, size_t width)
{
	struct tail tail;

	tail.bias = part(network, width);
	tail.scale = part(network, width);
	tail.shift = part(network, width);
	return tail;
}

/* Where each part is among the values, and how many there are in all. */
static void lay_out(struct network *network)
{
	const size_t *size = network->size;
	const size_t seen = (2 * size[SPLICE] + 1) * size[CEPSTRA];

	network->value_count = 0;
	network->first = part(network, size[WIDTH] * seen);
	network->first_tail = tail_of(network, size[WIDTH]);
	for (size_t i = 0; i < size[LAYERS]; i++) {
		struct layer *layer = &network->layers[i];

		layer->inner = part(network, 2 * size[WIDTH] * size[NARROW]);
		layer->outer = part(network, 2 * size[WIDTH] * size[NARROW]);
		layer->tail = tail_of(network, size[WIDTH]);
	}
	network->last = part(network, size[LAST] * size[WIDTH]);
	network->output = part(network, size[STATES] * size[LAST]);
	network->output_bias = part(network, size[STATES]);
}

/* IEEE 754's binary16: a sign, 5 bits of exponent (biased by 15), 10 of the
 * fraction. */
static float from_half(uint16_t half)
{
	const int exponent = half >> 10 & 31, fraction = half & 1023;
	float size = NAN;

	if (exponent == 0)
		size = ldexpf((float)fraction, -24);
	else if (exponent < 31)
		size = ldexpf((float)(fraction | 1024), exponent - 25);
	return half & 0x8000 ? -size : size;
}

static enum status read_values(
	struct cursor *cursor, struct network *network, struct failure *why)
{
	size_t bytes;
	uint16_t half;

	lay_out(network);
	bytes = network->value_count * sizeof(half);
	if (cursor->left != bytes)
		return failure_set(why, STATUS_INVALID,
			"has %zu bytes of values, want %zu", cursor->left,
			bytes);
	network->values = malloc(network->value_count * sizeof(float));
	if (!network->values)
		return failure_no_memory(why);
	for (size_t i = 0; take(cursor, &half, sizeof(half)); i++) {
		network->values[i] = from_half(half);
		if (isnan(network->values[i]))
			return failure_set(why, STATUS_INVALID,
				"value %zu is not a number", i);
	}
	lay_out(network);
	return STATUS_OK;
}

enum status network_load(
	struct network **out, const char *path, struct failure *why)
{
	struct network *network = calloc(1, sizeof(*network));
	struct text file = { 0 };
	struct cursor cursor = { 0 };
	enum status rc;

	if (!network)
		return failure_no_memory(why);
	rc = path_read(&file, path, MOST_BYTES, why);
	if (rc == STATUS_OK) {
		cursor = (struct cursor){ text_string(&file), file.length };
		rc = read_sizes(&cursor, network, why);
	}
	if (rc == STATUS_OK)
		rc = read_shared(&cursor, network, why);
	if (rc == STATUS_OK)
		rc = read_values(&cursor, network, why);
	text_release(&file);
	if (rc == STATUS_OK) {
		*out = network;
		return rc;
	}
	network_free(network);
	return failure_prefix(why, rc, "%s", path);
}

void network_free(struct network *network)
{
	if (!network)
		return;
	free(network->values);
	free(network->members);
	free(network->member_ends);
	free(network);
}

size_t network_cepstra(const struct network *network)
{
	return network->size[CEPSTRA];
}

size_t network_states(const struct network *network)
{
	return network->size[STATES] + network->size[SHARED];
}

/*
 * Debian's sequential OpenBLAS (libopenblas0-serial) hands out its scratch
 * memory without a lock, so two workers may get the same and compute nonsense;
 * the others lock for themselves.
 */
static once_flag is_lock_made = ONCE_FLAG_INIT;
static mtx_t sequential;

static void make_lock(void)
{
	(void)mtx_init(&sequential, mtx_plain);
	/* A worker is one thread already. */
	openblas_set_num_threads(1);
}

/* Rows of values in, a matrix by rows, rows of values out. */
struct product {
	const float *in;
	size_t in_stride; /* from row to row */
	const float *matrix;
	size_t matrix_stride;
	size_t in_width, out_width;
	float *out;
	bool is_added; /* to what is there */
};

static void multiply(const struct product *product, size_t rows)
{
	const bool is_alone = openblas_get_parallel() == OPENBLAS_SEQUENTIAL;

	call_once(&is_lock_made, make_lock);
	if (is_alone)
		(void)mtx_lock(&sequential);
	cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasTrans, (int)rows,
		(int)product->out_width, (int)product->in_width, 1.0F,
		product->in, (int)product->in_stride, product->matrix,
		(int)product->matrix_stride, product->is_added ? 1.0F : 0.0F,
		product->out, (int)product->out_width);
	if (is_alone)
		(void)mtx_unlock(&sequential);
}

/* Rows that are seen together: the first and `count` - 1 more, each `step`
 * behind the one before. */
struct view {
	const float *in;
	size_t width, step, count;
};

/* out[t] = matrix (in[t], in[t + step], ...), without laying them side by
 * side. */
static void multiply_view(const struct view *view, const float *matrix,
	float *out, size_t out_width, size_t rows)
{
	struct product product = {
		.in = view->in,
		.in_stride = view->width,
		.matrix = matrix,
		.matrix_stride = view->count * view->width,
		.in_width = view->width,
		.out_width = out_width,
		.out = out,
	};

	for (size_t i = 0; i < view->count; i++) {
		multiply(&product, rows);
		product.in += view->step * view->width;
		product.matrix += view->width;
		product.is_added = true;
	}
}

/* g R(value + b) + c */
static float finish(const struct tail *tail, size_t i, float value)
{
	value += tail->bias[i];
	return tail->scale[i] * (value > 0.0F ? value : 0.0F) + tail->shift[i];
}

static enum status make_room(const struct network *network,
	struct network_room *room, size_t count, struct failure *why)
{
	const size_t *size = network->size;
	const size_t rows = count + 2 * network->reach;
	const struct {
		float **items;
		size_t *capacity, want;
	} parts[] = {
		{ &room->input, &room->input_capacity, rows * size[CEPSTRA] },
		{ &room->wide, &room->wide_capacity, rows * size[WIDTH] },
		{ &room->wide_next, &room->wide_next_capacity,
			rows * size[WIDTH] },
		{ &room->narrow, &room->narrow_capacity, rows * size[NARROW] },
		{ &room->last, &room->last_capacity, count * size[LAST] },
		{ &room->likelihoods, &room->likelihoods_capacity,
			BLOCK_FRAMES * size[STATES] },
	};
	enum status rc = STATUS_OK;

	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++)
		if (rc == STATUS_OK)
			rc = list_reserve(parts[i].items, parts[i].capacity,
				parts[i].want, sizeof(float), why);
	return rc;
}

/* The frames with what is seen around them, the outermost repeated. */
static void widen(const struct network *network, struct network_room *room,
	const struct network_frames *frames)
{
	const size_t width = network->size[CEPSTRA], reach = network->reach;
	const size_t before = frames->before < reach ? frames->before : reach;
	const float *first = frames->cepstra - before * width;
	const float *last = frames->cepstra + (frames->count - 1) * width;
	float *input = room->input;

	for (size_t i = before; i < reach; i++, input += width)
		memcpy(input, first, width * sizeof(*input));
	memcpy(input, first, (before + frames->count) * width * sizeof(*input));
	input += (before + frames->count) * width;
	for (size_t i = 0; i < reach; i++, input += width)
		memcpy(input, last, width * sizeof(*input));
}

/* The input's frames to the first x. */
static size_t first_layer(
	const struct network *network, struct network_room *room, size_t rows)
{
	const size_t *size = network->size;
	const struct view seen = { room->input, size[CEPSTRA], 1,
		2 * size[SPLICE] + 1 };

	rows -= 2 * size[SPLICE];
	multiply_view(&seen, network->first, room->wide, size[WIDTH], rows);
	for (size_t t = 0; t < rows; t++) {
		float *x = room->wide + t * size[WIDTH];

		for (size_t i = 0; i < size[WIDTH]; i++)
			x[i] = finish(&network->first_tail, i, x[i]);
	}
	return rows;
}

/* x to the next x, in its place; returns how many rows are left. */
static size_t next_layer(const struct network *network,
	const struct layer *layer, struct network_room *room, size_t rows)
{
	const size_t width = network->size[WIDTH];
	const size_t narrow = network->size[NARROW];
	const struct view wide = { room->wide, width, layer->stride, 2 };
	const struct view between = { room->narrow, narrow, layer->stride, 2 };

	rows -= layer->stride;
	multiply_view(&wide, layer->inner, room->narrow, narrow, rows);
	rows -= layer->stride;
	multiply_view(&between, layer->outer, room->wide_next, width, rows);
	for (size_t t = 0; t < rows; t++) {
		const float *made = room->wide_next + t * width;
		const float *kept = room->wide + (t + layer->stride) * width;
		float *x = room->wide + t * width;

		for (size_t i = 0; i < width; i++)
			x[i] = AROUND * kept[i] +
			       finish(&layer->tail, i, made[i]);
	}
	return rows;
}

/* Likelihoods to steps below the likeliest, as many as fit. */
static void score_row(const struct network *network, const float *likelihoods,
	int16_t *scores)
{
	const float *bias = network->output_bias;
	const size_t states = network->size[STATES];
	const float most = INT16_MAX;
	float best = likelihoods[0] + bias[0];

	for (size_t i = 1; i < states; i++) {
		float value = likelihoods[i] + bias[i];

		best = value > best ? value : best;
	}
	for (size_t i = 0; i < states; i++) {
		float steps = (best - likelihoods[i] - bias[i]) * STEPS + 0.5F;

		scores[i] = (int16_t)(steps < most ? steps : most);
	}
}

/* The scores of the shared states, behind those that they stand for. */
static void share_row(const struct network *network, int16_t *scores)
{
	int16_t *shared = scores + network->size[STATES];
	size_t at = 0;

	for (size_t i = 0; i < network->size[SHARED]; i++) {
		int32_t least = INT16_MAX;

		for (; at < network->member_ends[i]; at++) {
			const struct member *member = &network->members[at];
			int32_t steps = scores[member->state] + member->steps;

			least = steps < least ? steps : least;
		}
		shared[i] = (int16_t)least;
	}
}

static void last_layers(const struct network *network,
	struct network_room *room, size_t count, struct network_scores scores)
{
	const size_t *size = network->size;
	const struct product last = {
		.in = room->wide,
		.in_stride = size[WIDTH],
		.matrix = network->last,
		.matrix_stride = size[WIDTH],
		.in_width = size[WIDTH],
		.out_width = size[LAST],
		.out = room->last,
	};
	struct product output = {
		.in_stride = size[LAST],
		.matrix = network->output,
		.matrix_stride = size[LAST],
		.in_width = size[LAST],
		.out_width = size[STATES],
		.out = room->likelihoods,
	};

	multiply(&last, count);
	for (size_t t = 0; t < count; t += BLOCK_FRAMES) {
		size_t rows =
			count - t < BLOCK_FRAMES ? count - t : BLOCK_FRAMES;

		output.in = room->last + t * size[LAST];
		multiply(&output, rows);
		for (size_t i = 0; i < rows; i++) {
			int16_t *row = scores.rows + (t + i) * scores.stride;

			score_row(network, room->likelihoods + i * size[STATES],
				row);
			share_row(network, row);
		}
	}
}

enum status network_score(const struct network *network,
	struct network_room *room, const struct network_frames *frames,
	struct network_scores scores, struct failure *why)
{
	size_t rows = frames->count + 2 * network->reach;
	enum status rc;

	if (frames->count == 0)
		return STATUS_OK;
	rc = make_room(network, room, frames->count, why);
	if (rc != STATUS_OK)
		return rc;
	widen(network, room, frames);
	rows = first_layer(network, room, rows);
	for (size_t i = 0; i < network->size[LAYERS]; i++)
		rows = next_layer(network, &network->layers[i], room, rows);
	last_layers(network, room, frames->count, scores);
	return STATUS_OK;
}

void network_room_release(struct network_room *room)
{
	free(room->input);
	free(room->wide);
	free(room->wide_next);
	free(room->narrow);
	free(room->last);
	free(room->likelihoods);
	memset(room, 0, sizeof(*room));
}
