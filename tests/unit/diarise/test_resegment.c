#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "resegment.h"

#define COUNT 400

static struct speech_frame frames[COUNT];

/* Frames [from, to) are side 0's by `ratio`, side 1's below 0. */
static void fill(int from, int to, float ratio)
{
	for (int i = from; i < to; i++)
		frames[i] = (struct speech_frame){ .ratio = ratio };
}

static void run(void)
{
	assert_int_equal(resegment(frames, COUNT, NULL), STATUS_OK);
}

static void a_change_is_where_the_likelihood_changes(void **state)
{
	(void)state;
	fill(0, 200, 1.0F);
	fill(200, COUNT, -1.0F);
	run();
	assert_int_equal(frames[199].side, 0);
	assert_int_equal(frames[200].side, 1);
}

static void a_moment_of_the_other_is_no_change(void **state)
{
	(void)state;
	fill(0, COUNT, 1.0F);
	fill(200, 205, -1.0F);
	run();
	assert_int_equal(frames[202].side, 0);
}

static void behind_a_pause_little_is_enough(void **state)
{
	(void)state;
	fill(0, COUNT, 1.0F);
	fill(200, 215, -1.0F);
	frames[200].is_first = frames[215].is_first = true;
	run();
	assert_int_equal(frames[207].side, 1);
}

static void no_frames_are_no_error(void **state)
{
	(void)state;
	assert_int_equal(resegment(frames, 0, NULL), STATUS_OK);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_change_is_where_the_likelihood_changes),
		cmocka_unit_test(a_moment_of_the_other_is_no_change),
		cmocka_unit_test(behind_a_pause_little_is_enough),
		cmocka_unit_test(no_frames_are_no_error),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
