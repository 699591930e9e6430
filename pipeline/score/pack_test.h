/*
 * Pack test: the dialogues inside a pack, against the verdicts they must get.
 *
 *	pack -> pack_test_run() -> a result for each test
 *
 * Thread rule: no shared state; one run belongs to one thread.
 */
#ifndef AUSCULT_PACK_TEST_H
#define AUSCULT_PACK_TEST_H

#include "pack.h"
#include "status.h"

struct pack_test_result {
	const struct pack_example *example; /* borrowed from the pack */
	bool is_passed;
	/* The first thing that is not as expected, empty when passed:
	 * `rules/x.yaml:90:7: test "a": greeting is fail (未在...), want pass`
	 */
	struct failure message;
};

struct pack_test_results {
	struct pack_test_result *items;
	size_t count;
	size_t failed_count;
};

/*
 * Runs all tests of the pack by itself. Zeroed results are filled and owned by
 * the caller. Errors: what scorer_new() refuses, STATUS_NO_MEMORY; a failing
 * test is no error.
 */
MUST_CHECK enum status pack_test_run(const struct pack *pack,
	struct pack_test_results *results, struct failure *why);
void pack_test_results_release(struct pack_test_results *results);

#endif
