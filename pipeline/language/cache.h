/*
 * Cache: what takes time to make, kept under the hash of what it is made of.
 *
 *	folder -> cache_open() -> cache_find() -> an entry's folder, or
 *	cache_begin() -> a folder to fill -> cache_keep() -> the entry's folder
 *
 * An entry is a folder of files that appears whole or not at all, under its
 * hash; of two processes that make the same one the first wins and both use it.
 * Where the folder cannot be written a temporary one takes what is made.
 *
 * Thread rule: one thread at a time for one cache; any number of processes for
 * one folder.
 */
#ifndef AUSCULT_CACHE_H
#define AUSCULT_CACHE_H

#include "hash.h"
#include "text.h"

/* Zeroed is closed. */
struct cache {
	const char *folder;	/* NULL for none; borrowed */
	struct text temporary;	/* made when it is needed */
	struct failure refusal; /* why what was made is not in `folder`; "" */
};

/* Opens the cache in `folder`, which is made when something is to be kept;
 * NULL for a temporary one. */
void cache_open(struct cache *cache, const char *folder);
/* Removes what is temporary. */
void cache_close(struct cache *cache);

/* Whether the entry is there and can be read; then writes the path of its
 * folder into `entry`. STATUS_NOT_FOUND where it is not. */
MUST_CHECK enum status cache_find(const struct cache *cache,
	const struct digest *key, struct text *entry, struct failure *why);

/* Makes an empty folder for the entry's files. Writes its path into `work` and
 * where it is to go into `entry`. Errors: STATUS_IO, STATUS_NOT_FOUND when not
 * even a temporary folder can be made. */
MUST_CHECK enum status cache_begin(struct cache *cache,
	const struct digest *key, struct text *work, struct text *entry,
	struct failure *why);

/* Makes the folder `work` the entry `entry`; or removes it, when another
 * process was faster. */
MUST_CHECK enum status cache_keep(
	const char *work, const char *entry, struct failure *why);

/* Removes the folder `work`: it could not be filled. */
void cache_drop(const char *work);

#endif
