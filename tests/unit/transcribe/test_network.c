#include "network.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <threads.h>

#include <cmocka.h>

#define FILE_NAME "test_network.net"
#define CEPSTRA 2
#define SPLICE 1
#define WIDTH 3
#define NARROW 2
#define LAST 2
#define STATES 4
#define STRIDE 2
#define SHARED 1
#define ALL_STATES (STATES + SHARED)
#define REACH (SPLICE + STRIDE)
#define SEEN (CEPSTRA * (2 * SPLICE + 1))
#define FRAMES 5
#define MOST_BYTES 4096

/* The values of a file, in its order. */
struct values {
	float first[WIDTH][SEEN], first_bias[WIDTH], first_scale[WIDTH],
		first_shift[WIDTH];
	float inner[NARROW][2 * WIDTH], outer[WIDTH][2 * NARROW];
	float bias[WIDTH], scale[WIDTH], shift[WIDTH];
	float last[LAST][WIDTH], output[STATES][LAST], output_bias[STATES];
};

static const int32_t sizes[] = { CEPSTRA, SPLICE, WIDTH, NARROW, LAST, STATES,
	1, SHARED, STRIDE };
/* How many states the shared one stands for, each of them and its steps. */
static const int32_t members[] = { 2, 1, 3, 2, 0 };

static struct failure why;

/* Values of either sign that repeat late. */
static struct values some_values(void)
{
	struct values values;
	float each[sizeof(values) / sizeof(float)];

	for (size_t i = 0; i < sizeof(each) / sizeof(*each); i++)
		each[i] = (float)((i * 37 + 11) % 29) / 16.0F - 0.875F;
	memcpy(&values, each, sizeof(values));
	return values;
}

/* The file's 16 bits of a value that they can hold: as IEEE 754 has them. */
static uint16_t half_of(float value)
{
	const int sign = signbit(value) ? 0x8000 : 0;
	int exponent = 0;
	float fraction = frexpf(fabsf(value), &exponent) * 2048.0F;

	if (isnan(value))
		return 0x7E00;
	if (value == 0.0F)
		return (uint16_t)sign;
	return (uint16_t)(sign | (exponent + 14) << 10 |
			  ((int)fraction & 1023));
}

static void write_values(
	unsigned char *bytes, const float *values, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		uint16_t half = half_of(values[i]);

		memcpy(bytes + i * sizeof(half), &half, sizeof(half));
	}
}

static size_t write_bytes(unsigned char *bytes, const struct values *values)
{
	const size_t count = sizeof(*values) / sizeof(float);
	size_t length = 8;

	memcpy(bytes, "AUSCNET2", length);
	memcpy(bytes + length, sizes, sizeof(sizes));
	length += sizeof(sizes);
	memcpy(bytes + length, members, sizeof(members));
	length += sizeof(members);
	write_values(bytes + length, values->first[0], count);
	return length + count * sizeof(uint16_t);
}

static void write_file(const unsigned char *bytes, size_t length)
{
	FILE *file = fopen(FILE_NAME, "wb");

	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, length, file), length);
	assert_int_equal(fclose(file), 0);
}

static struct network *some_network(const struct values *values)
{
	unsigned char bytes[MOST_BYTES];
	struct network *network = NULL;

	write_file(bytes, write_bytes(bytes, values));
	assert_int_equal(network_load(&network, FILE_NAME, &why), STATUS_OK);
	return network;
}

static float rectified(float value)
{
	return value > 0.0F ? value : 0.0F;
}

/* What network.h says, word by word, for one frame and the REACH about it. */
static void by_definition(const struct values *v, const float (*seen)[CEPSTRA],
	float likelihoods[STATES])
{
	float x[2 * STRIDE + 1][WIDTH] = { { 0 } };
	float n[STRIDE + 1][NARROW] = { { 0 } };
	float z[WIDTH], w[LAST] = { 0 };

	for (int t = 0; t <= 2 * STRIDE; t++)
		for (int i = 0; i < WIDTH; i++) {
			float sum = v->first_bias[i];

			for (int j = 0; j < SEEN; j++)
				sum += v->first[i][j] *
				       seen[t + j / CEPSTRA][j % CEPSTRA];
			x[t][i] = v->first_scale[i] * rectified(sum) +
				  v->first_shift[i];
		}
	for (int t = 0; t <= STRIDE; t++)
		for (int i = 0; i < NARROW; i++)
			for (int j = 0; j < WIDTH; j++)
				n[t][i] += v->inner[i][j] * x[t][j] +
					   v->inner[i][WIDTH + j] *
						   x[t + STRIDE][j];
	for (int i = 0; i < WIDTH; i++) {
		float sum = v->bias[i];

		for (int j = 0; j < NARROW; j++)
			sum += v->outer[i][j] * n[0][j] +
			       v->outer[i][NARROW + j] * n[STRIDE][j];
		z[i] = 0.66F * x[STRIDE][i] + v->scale[i] * rectified(sum) +
		       v->shift[i];
	}
	for (int i = 0; i < LAST; i++)
		for (int j = 0; j < WIDTH; j++)
			w[i] += v->last[i][j] * z[j];
	for (int i = 0; i < STATES; i++) {
		likelihoods[i] = v->output_bias[i];
		for (int j = 0; j < LAST; j++)
			likelihoods[i] += v->output[i][j] * w[j];
	}
}

/* Sound, with `REACH` frames more at both ends. */
static void fill(float (*frames)[CEPSTRA])
{
	for (int t = 0; t < FRAMES + 2 * REACH; t++)
		for (int i = 0; i < CEPSTRA; i++)
			frames[t][i] = (float)((t * 5 + i * 3) % 7) - 3.0F;
}

static void score(const struct network *network,
	const struct network_frames *frames, int16_t (*rows)[ALL_STATES])
{
	struct network_room room = { 0 };
	const struct network_scores scores = { rows[0], ALL_STATES };

	assert_int_equal(
		network_score(network, &room, frames, scores, &why), STATUS_OK);
	network_room_release(&room);
}

static void assert_as_defined(const struct values *values,
	const float (*seen)[CEPSTRA], const int16_t row[ALL_STATES])
{
	float likelihoods[STATES], best = -INFINITY;

	by_definition(values, seen, likelihoods);
	for (int i = 0; i < STATES; i++)
		best = fmaxf(best, likelihoods[i]);
	for (int i = 0; i < STATES; i++)
		assert_float_equal((float)row[i],
			(best - likelihoods[i]) / NETWORK_STEP, 0.51);
	assert_int_equal(
		row[STATES], row[1] + 3 < row[2] ? row[1] + 3 : row[2]);
}

static void a_score_is_what_the_header_says(void **state)
{
	const struct values values = some_values();
	struct network *network = some_network(&values);
	float sound[FRAMES + 2 * REACH][CEPSTRA];
	int16_t rows[FRAMES + REACH][ALL_STATES];
	struct network_frames frames = { sound[REACH], REACH, FRAMES + REACH };

	(void)state;
	fill(sound);
	score(network, &frames, rows);
	for (int t = 0; t < FRAMES; t++)
		assert_as_defined(
			&values, (const float(*)[CEPSTRA])sound + t, rows[t]);
	network_free(network);
}

static void the_outermost_frames_go_on_beyond_the_ends(void **state)
{
	const struct values values = some_values();
	struct network *network = some_network(&values);
	float sound[FRAMES + 2 * REACH][CEPSTRA], wide[2 * REACH + 1][CEPSTRA];
	int16_t row[1][ALL_STATES];
	const struct network_frames alone = { sound[0], 0, 1 };

	(void)state;
	fill(sound);
	for (int t = 0; t <= 2 * REACH; t++)
		memcpy(wide[t], sound[0], sizeof(wide[t]));
	score(network, &alone, row);
	assert_as_defined(&values, (const float(*)[CEPSTRA])wide, row[0]);
	network_free(network);
}

static void a_state_far_less_likely_has_the_largest_score(void **state)
{
	struct values values = some_values();
	struct network *network;
	const float sound[1][CEPSTRA] = { { 1.0F, 1.0F } };
	const struct network_frames frames = { sound[0], 0, 1 };
	int16_t row[1][ALL_STATES];

	(void)state;
	values.output_bias[2] = -60000.0F;
	network = some_network(&values);
	score(network, &frames, row);
	assert_int_equal(row[0][2], INT16_MAX);
	assert_true(row[0][STATES] <= row[0][1] + 3);
	network_free(network);
}

static void no_frames_have_no_scores(void **state)
{
	const struct values values = some_values();
	struct network *network = some_network(&values);
	const struct network_frames frames = { NULL, 0, 0 };

	(void)state;
	score(network, &frames, (int16_t(*)[ALL_STATES]) & (int16_t){ 0 });
	network_free(network);
}

/* Large enough for OpenBLAS to fetch scratch memory: without layers. */
#define LARGE_WIDTH 160
#define LARGE_STATES 600
#define LARGE_FRAMES 20
#define WORKERS 4
#define TIMES 4000

static const int32_t large_sizes[] = { CEPSTRA, SPLICE, LARGE_WIDTH, NARROW,
	LARGE_WIDTH, LARGE_STATES, 0, 0 };

static struct network *large_network(void)
{
	static float values[LARGE_WIDTH * (SEEN + 3 + LARGE_WIDTH) +
			    LARGE_STATES * (LARGE_WIDTH + 1)];
	static unsigned char bytes[8 + sizeof(large_sizes) +
				   sizeof(values) / 2] = "AUSCNET2";
	struct network *network = NULL;

	for (size_t i = 0; i < sizeof(values) / sizeof(*values); i++)
		values[i] = (float)((i * 37 + 11) % 1009) / 512.0F - 1.0F;
	memcpy(bytes + 8, large_sizes, sizeof(large_sizes));
	write_values(bytes + 8 + sizeof(large_sizes), values,
		sizeof(values) / sizeof(*values));
	write_file(bytes, sizeof(bytes));
	assert_int_equal(network_load(&network, FILE_NAME, &why), STATUS_OK);
	return network;
}

/* What one worker scores, and what it should find. */
struct task {
	const struct network *network;
	float sound[LARGE_FRAMES][CEPSTRA];
	int16_t want[LARGE_FRAMES][LARGE_STATES];
	int16_t rows[LARGE_FRAMES][LARGE_STATES];
};

static bool score_task(struct task *task, int16_t *rows)
{
	const struct network_frames frames = { task->sound[0], 0,
		LARGE_FRAMES };
	const struct network_scores scores = { rows, LARGE_STATES };
	struct network_room room = { 0 };
	struct failure own = { 0 };
	enum status rc =
		network_score(task->network, &room, &frames, scores, &own);

	network_room_release(&room);
	return rc == STATUS_OK;
}

/* How often it is not what it was alone. */
static int work(void *argument)
{
	struct task *task = argument;
	int wrong = 0;

	for (int i = 0; i < TIMES; i++)
		wrong +=
			!score_task(task, task->rows[0]) ||
			memcmp(task->rows, task->want, sizeof(task->want)) != 0;
	return wrong;
}

static void workers_beside_each_other_score_as_each_alone(void **state)
{
	static struct task tasks[WORKERS];
	struct network *network = large_network();
	thrd_t threads[WORKERS];

	(void)state;
	for (int w = 0; w < WORKERS; w++) {
		tasks[w].network = network;
		for (int t = 0; t < LARGE_FRAMES; t++)
			for (int i = 0; i < CEPSTRA; i++)
				tasks[w].sound[t][i] =
					(float)((t * 5 + i * 3 + w) % 7) - 3.0F;
		assert_true(score_task(&tasks[w], tasks[w].want[0]));
	}
	for (int w = 0; w < WORKERS; w++)
		assert_int_equal(thrd_create(&threads[w], work, &tasks[w]),
			thrd_success);
	for (int w = 0; w < WORKERS; w++) {
		int wrong = 0;

		assert_int_equal(thrd_join(threads[w], &wrong), thrd_success);
		assert_int_equal(wrong, 0);
	}
	network_free(network);
}

/* Loading fails and says so, the file's name first. */
static void assert_refused(
	const unsigned char *bytes, size_t length, const char *sentence)
{
	struct network *network = NULL;

	write_file(bytes, length);
	assert_int_equal(
		network_load(&network, FILE_NAME, &why), STATUS_INVALID);
	assert_null(network);
	assert_int_equal(
		strncmp(why.text, FILE_NAME ": ", strlen(FILE_NAME ": ")), 0);
	assert_non_null(strstr(why.text, sentence));
}

static void a_file_that_is_none_is_refused(void **state)
{
	(void)state;
	assert_refused((const unsigned char *)"AUSC", 4,
		"does not begin with AUSCNET2");
}

static void every_shorter_file_is_refused(void **state)
{
	const struct values values = some_values();
	unsigned char bytes[MOST_BYTES];
	size_t length = write_bytes(bytes, &values);

	(void)state;
	assert_refused(bytes, length + 1, "bytes of values, want");
	for (size_t i = 8; i < length; i++)
		assert_refused(bytes, i,
			i < 8 + sizeof(sizes) + sizeof(members)
				? "is cut short"
				: "bytes of values, want");
}

static void a_size_out_of_bounds_is_named(void **state)
{
	const struct values values = some_values();
	unsigned char bytes[MOST_BYTES];
	size_t length = write_bytes(bytes, &values);
	const int32_t none = 0, too_many = 40000;

	(void)state;
	memcpy(bytes + 8, &none, sizeof(none));
	assert_refused(bytes, length, "cepstra is 0, want 1 to 64");
	(void)write_bytes(bytes, &values);
	memcpy(bytes + 28, &too_many, sizeof(too_many));
	assert_refused(bytes, length, "states is 40000, want 1 to 16383");
	(void)write_bytes(bytes, &values);
	memcpy(bytes + 40, &none, sizeof(none));
	assert_refused(bytes, length, "stride of layer 1 is 0, want 1 to 16");
}

static void a_shared_state_stands_for_some_that_there_are(void **state)
{
	const struct values values = some_values();
	unsigned char bytes[MOST_BYTES];
	size_t length = write_bytes(bytes, &values);
	const int32_t none = 0, beyond = STATES, below = -1;

	(void)state;
	memcpy(bytes + 44, &none, sizeof(none));
	assert_refused(bytes, length, "stands for 0 states, want 1 to 4");
	(void)write_bytes(bytes, &values);
	memcpy(bytes + 48, &beyond, sizeof(beyond));
	assert_refused(bytes, length, "stands for state 4, 3 steps below");
	(void)write_bytes(bytes, &values);
	memcpy(bytes + 52, &below, sizeof(below));
	assert_refused(bytes, length, "stands for state 1, -1 steps below");
}

static void a_value_that_is_no_number_is_refused(void **state)
{
	struct values values = some_values();
	unsigned char bytes[MOST_BYTES];

	(void)state;
	values.first[0][1] = NAN;
	assert_refused(
		bytes, write_bytes(bytes, &values), "value 1 is not a number");
}

static void a_missing_file_is_named(void **state)
{
	struct network *network = NULL;

	(void)state;
	assert_int_equal(
		network_load(&network, "no-such.net", &why), STATUS_NOT_FOUND);
	assert_non_null(strstr(why.text, "no-such.net"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_score_is_what_the_header_says),
		cmocka_unit_test(the_outermost_frames_go_on_beyond_the_ends),
		cmocka_unit_test(a_state_far_less_likely_has_the_largest_score),
		cmocka_unit_test(no_frames_have_no_scores),
		cmocka_unit_test(workers_beside_each_other_score_as_each_alone),
		cmocka_unit_test(a_file_that_is_none_is_refused),
		cmocka_unit_test(every_shorter_file_is_refused),
		cmocka_unit_test(a_size_out_of_bounds_is_named),
		cmocka_unit_test(a_shared_state_stands_for_some_that_there_are),
		cmocka_unit_test(a_value_that_is_no_number_is_refused),
		cmocka_unit_test(a_missing_file_is_named),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
