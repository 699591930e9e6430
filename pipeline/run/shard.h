/*
 * Shard: which of the parts of a night a call belongs to.
 *
 *	digest of its content -> shard_holds() -> whether it is ours
 *
 * Thread rule: no shared state.
 */
#ifndef AUSCULT_SHARD_H
#define AUSCULT_SHARD_H

#include <stdbool.h>

#include "hash.h"

struct shard {
	int index; /* 1 .. count */
	int count; /* 1: all of it */
};

/* A digest is uniform: its first 32 bits deal the calls evenly. */
bool shard_holds(const struct shard *shard, const struct digest *digest);

/* The same by the path, for a recording that has no content. */
bool shard_holds_path(const struct shard *shard, const char *path);

#endif
