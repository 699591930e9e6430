/*
 * Evaluation: the conditions of the packs, asked of one call.
 *
 *	hearing, condition -> evaluate() -> outcome: truth, hits, reason
 *
 * Truth has three values (Kleene): what could not be heard is unknown and
 * never counts as missing. Only the .c files of score include this.
 *
 * Thread rule: belongs to one worker.
 */
#ifndef AUSCULT_EVALUATION_H
#define AUSCULT_EVALUATION_H

#include "hearing.h"
#include "matcher.h"
#include "pack.h"
#include "scorer.h"

enum truth { TRUTH_UNKNOWN = 0, TRUTH_HIT, TRUTH_MISS };

/* Why it is unknown. */
enum doubt {
	DOUBT_NONE = 0,
	DOUBT_NO_TRANSCRIPT, /* speech, but no words of it */
	DOUBT_NO_PARTIES,    /* who speaks is not known */
	DOUBT_ONE_CHANNEL,   /* there, overlap may go unnoticed */
	DOUBT_NOT_HEARD,     /* the party never spoke */
	DOUBT_UNSURE,	     /* words, but with too little confidence */
	DOUBT_NO_MEASURE,    /* the number was not measured */
	DOUBT_NO_USUAL,	     /* the agent has too few calls before */
	DOUBT_TOO_HARD,	     /* the pattern ran into its limit */
};

/* A place where a condition holds. */
struct hit {
	struct span when;
	enum party party;
	size_t first_word, word_count; /* in call.words; 0 for none */
	size_t first_unit, unit_count; /* in the party's stream */
	double value;		       /* measured; NAN for words */
	double threshold;
	double confidence;  /* NAN: not given */
	const char *phrase; /* that it sounds like; NULL: to the letter */
	double likeness;    /* to it */
	int group;
	bool is_doubtful;
};

struct outcome {
	bool is_done;
	enum truth truth;
	enum doubt doubt;
	int cause; /* condition that it hangs on, -1: itself */
	size_t first_hit, hit_count; /* in evaluation.hits, by time */
	size_t excused_count;	     /* hits that an exception forgave */
	double value;		     /* of a number operator, or a total */
	double confidence; /* of a miss: mean of what was heard; or NAN */
};

/* What scorer_new() makes of a condition. */
struct prepared {
	uint32_t *phrases; /* condition.phrase_count numbers in the table */
	uint32_t *excepts;
	bool is_exact;		 /* phrases that sound alike do not count */
	struct units *sentences; /* OPERATOR_SIMILAR: one a phrase */
	struct matcher *pattern, *except;
};

struct evaluation {
	const struct pack *pack;
	const struct prepared *prepared; /* one a condition of `pack` */
	struct hearing hearing;
	struct matcher_scratch *matching;
	struct {
		struct outcome *items; /* one a condition of `pack` */
		size_t count, capacity;
	} outcomes;
	struct {
		struct hit *items;
		size_t count, capacity;
	} hits;
	struct {
		struct span *items; /* where the condition at hand looks */
		size_t count, capacity;
	} spans;
	struct text subject; /* scratch: one turn's text */
	struct {
		int *items; /* scratch */
		size_t count, capacity;
	} counts;
	struct failure *why;
};

/* Fills the outcome of condition `index` and of all that it hangs on. */
MUST_CHECK enum status evaluate(struct evaluation *evaluation, int index);

void evaluation_release(struct evaluation *evaluation);

/*
 * Where the condition looks, as spans in evaluation.spans. The truth is
 * TRUTH_MISS when there is no such place, TRUTH_UNKNOWN when that hangs on
 * something unknown, else TRUTH_HIT.
 */
MUST_CHECK enum status scope_find(struct evaluation *evaluation,
	const struct condition *condition, enum truth *truth);
/* Whether it is the whole call. */
bool scope_is_whole(const struct scope *scope);
/* Whether a time lies in evaluation.spans. */
bool scope_holds(const struct evaluation *evaluation, double at_s);

/* Whether the party was heard too badly for its words to say anything. */
bool evaluation_is_unclear(
	const struct evaluation *evaluation, enum party party);
/* A hit of the party below it is doubtful. */
double evaluation_gate(const struct evaluation *evaluation,
	const struct condition *condition, enum party party);

/* Adds a hit to the condition at hand. */
MUST_CHECK enum status evaluation_add(
	struct evaluation *evaluation, const struct hit *hit);

/* The operators: add the hits in the scope; a number operator sets the
 * outcome's value, truth and doubt itself, and adds one hit when it holds. */
MUST_CHECK enum status judge_said(struct evaluation *evaluation,
	const struct condition *condition, const struct prepared *prepared);
MUST_CHECK enum status judge_similar(struct evaluation *evaluation,
	const struct condition *condition, const struct prepared *prepared);
MUST_CHECK enum status judge_regex(struct evaluation *evaluation,
	const struct condition *condition, const struct prepared *prepared,
	struct outcome *outcome);
MUST_CHECK enum status judge_repeated(struct evaluation *evaluation,
	const struct condition *condition, const struct prepared *prepared);
MUST_CHECK enum status judge_read_back(
	struct evaluation *evaluation, const struct condition *condition);
MUST_CHECK enum status judge_turns(struct evaluation *evaluation,
	const struct condition *condition, struct outcome *outcome);
MUST_CHECK enum status judge_time(
	struct evaluation *evaluation, const struct condition *condition);
MUST_CHECK enum status judge_number(struct evaluation *evaluation,
	const struct condition *condition, struct outcome *outcome);

/* Indexes the call, with the phrases of all packs; borrowed until the scratch
 * is used for another. */
MUST_CHECK enum status scorer_hear(const struct scorer *scorer,
	struct score_scratch *scratch, const struct call *call,
	const struct hearing **hearing, struct failure *why);
/* By phrase: who is to say it by the packs, a bit 1 << enum party each. */
const unsigned char *scorer_speakers(const struct scorer *scorer);

/* Whether the operator listens to words; is of both parties at the same time;
 * is one number a call. */
bool operator_needs_words(enum operator operator);
bool operator_is_at_once(enum operator operator);
bool operator_is_number(enum operator operator);

#endif
