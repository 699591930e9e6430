/*
 * Scorer: the rules of all packs, held against a call.
 *
 *	packs -> scorer_new() -> scorer (shared)
 *	scorer, call -> score_call() -> call->judgements
 *
 * Thread rule: a scorer is read-only and shared; scratch is one a worker.
 */
#ifndef AUSCULT_SCORER_H
#define AUSCULT_SCORER_H

#include "call.h"
#include "lexicon.h"
#include "pack.h"

struct scorer;
struct score_scratch;

/* Evidence kept of one verdict: the first so many hits. */
#define SCORE_MOST_EVIDENCE 20

/*
 * Prepares phrases and patterns. The packs are borrowed and must outlive the
 * scorer. Errors: STATUS_INVALID for a pattern or a slot that is wrong,
 * `rules/x.yaml:12:7: condition "a": ...`; STATUS_NO_MEMORY.
 */
MUST_CHECK enum status scorer_new(struct scorer **out,
	const struct pack *const *packs, size_t count, struct failure *why);

/*
 * Finds the phrases of all packs by their sound, too, in calls of the lexicon's
 * language (soundalike.h), but for those that a veto hangs on. The lexicon must
 * outlive the scorer. Before the scorer is shared.
 */
MUST_CHECK enum status scorer_listen(struct scorer *scorer,
	const struct lexicon *lexicon, struct failure *why);
void scorer_free(struct scorer *scorer);

MUST_CHECK enum status score_scratch_new(
	struct score_scratch **out, struct failure *why);
void score_scratch_free(struct score_scratch *scratch);

/*
 * Judges the call by every pack of its language and direction (a call whose
 * direction is unknown by packs of both), in the order of the packs. A call
 * that no pack applies to gets no judgement. Strings and arrays live in the
 * call's arena or in the pack. Errors: STATUS_NO_MEMORY.
 */
MUST_CHECK enum status score_call(const struct scorer *scorer,
	struct score_scratch *scratch, struct call *call, struct failure *why);

#endif
