/*
 * Tally: the accuracy of many calls together.
 *
 *	struct accuracy ... -> tally_add() -> totals, by language, group, rule
 *
 * Thread rule: one thread at a time for one tally.
 */
#ifndef AUSCULT_TALLY_H
#define AUSCULT_TALLY_H

#include "accuracy.h"

/* The words of one group of speakers. */
struct group {
	const char *kind;  /* "speaker", "gender" */
	const char *value; /* borrowed from the manifest */
	enum language language;
	int64_t calls;
	struct alignment words;
};

/* The verdicts on one rule: how often this was expected and that came. */
struct rule_tally {
	const char *pack, *rule; /* borrowed from a reference; NULL: all */
	int64_t counts[VERDICT_VALUE_COUNT][VERDICT_VALUE_COUNT];
	int64_t unjudged; /* no such pack or rule judged the call */
};

/* One call whose flag is known. */
struct flag {
	double probability;
	bool is_expected, is_flagged;
};

/* Zeroed is empty. */
struct tally {
	int64_t calls, unheard;
	double audio_s, cpu_s;
	struct {
		int64_t calls;
		struct alignment words;
	} languages[LANGUAGE_COUNT];
	struct {
		struct group *items;
		size_t count, capacity;
	} groups;
	int64_t talk_calls;
	struct talk_errors talk[TALKER_COUNT];
	double confused_s;
	struct findings sounds[SOUND_KIND_COUNT];
	struct {
		struct rule_tally *items; /* in the order first met */
		size_t count, capacity;
	} rules;
	struct rule_tally all_rules;
	struct {
		struct flag *items;
		size_t count, capacity;
	} flags;
	struct findings reasons;
};

/* Adds one call. `speaker` and `gender` may be NULL; they and the reference
 * outlive the tally. STATUS_NO_MEMORY. */
MUST_CHECK enum status tally_add(struct tally *tally,
	const struct accuracy *accuracy, const char *speaker,
	const char *gender, struct failure *why);
void tally_release(struct tally *tally);

/*
 * What the verdicts on a rule are worth. Positive is fail. Calls that were
 * answered "unknown", or whose truth is, are counted apart and enter nothing
 * else; NAN where there is nothing to divide by.
 */
struct rule_figures {
	int64_t answered, unknown;
	double precision, recall; /* of fail */
	double accuracy;	  /* the very verdict that was expected */
};
struct rule_figures rule_tally_figures(const struct rule_tally *rule);

/* Flagged calls against expected ones. */
struct findings tally_flags(const struct tally *tally);

/*
 * Area under the ROC curve of the risk: the chance that a call that should be
 * flagged has a higher probability than one that should not, ties counting
 * half (Mann and Whitney, Ann. Math. Stat. 18, 1947; J. A. Hanley, B. J.
 * McNeil, Radiology 143, 1982). NAN without calls of both kinds. Sorts
 * tally->flags.
 */
double tally_risk_auc(struct tally *tally);

#endif
