/*
 * Fuzzed file: an input of a fuzz target as a file, for what reads by path.
 *
 *	bytes -> fuzzed_file() -> path
 *
 * Thread rule: one thread.
 */
#ifndef AUSCULT_FUZZED_FILE_H
#define AUSCULT_FUZZED_FILE_H

#include <stddef.h>
#include <stdint.h>

/* A folder of this process, in memory where there is one; gone at the end. */
const char *fuzzed_folder(void);

/* Writes the bytes to `name` in that folder; the path lives until the next
 * call. Stops the program where that cannot be. */
const char *fuzzed_file(const char *name, const uint8_t *bytes, size_t count);

/* Stops the program, as a finding. */
void fuzz_require(int is_so);

#endif
