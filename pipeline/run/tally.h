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
#include "trials.h"

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
	struct findings flags;
	struct trials risks; /* probability; so is what should be flagged */
	struct findings reasons;
	struct trials angers; /* probability of anger; so is what shows it */
	struct spotting phrases;
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
 * else.
 */
struct rule_figures {
	int64_t answered, unknown;
	double accuracy; /* the very verdict that was expected; or NAN */
	struct findings fails;
};
struct rule_figures rule_tally_figures(const struct rule_tally *rule);

#endif
