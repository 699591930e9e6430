/*
 * Pack advice: what in a sound pack is probably not meant so.
 *
 *	struct pack -> pack_advise() -> warnings
 *
 * Thread rule: no shared state.
 */
#ifndef AUSCULT_PACK_ADVICE_H
#define AUSCULT_PACK_ADVICE_H

#include "pack.h"
#include "problems.h"

/*
 * Adds a sentence each, with its place (`rules/x.yaml:12:7: ...`), on
 *  - a rule that gets the same verdict in every call (pack_truth.h);
 *  - a rule that no test of the pack expects to pass, or to fail;
 *  - a named condition that nothing refers to;
 *  - a phrase of a single character or letter, which is heard by chance.
 * `arena` keeps the sentences. STATUS_NO_MEMORY.
 */
MUST_CHECK enum status pack_advise(const struct pack *pack,
	struct problems *problems, struct arena *arena, struct failure *why);

#endif
