/*
 * Verdict: what a rule says of a call, and why.
 *
 *	score fills judgements -> risk reads them -> store keeps them
 *
 * Strings live in the call's arena or in the rule pack, which outlives it.
 * Thread rule: belongs to one call, hence to one thread.
 */
#ifndef AUSCULT_VERDICT_H
#define AUSCULT_VERDICT_H

#include <stdbool.h>
#include <stddef.h>

#include "party.h"
#include "span.h"

enum verdict_value {
	VERDICT_UNKNOWN = 0, /* could not hear well enough: for a person */
	VERDICT_PASS,
	VERDICT_FAIL,
	VERDICT_NOT_APPLICABLE,
};
#define VERDICT_VALUE_COUNT 4

/* "unknown", "pass", "fail", "not_applicable". */
const char *verdict_value_name(enum verdict_value value);
bool verdict_value_parse(const char *name, enum verdict_value *value);

/* One place in the call that speaks for the verdict. */
struct evidence {
	struct span when;
	enum party party;
	const char *text;  /* the words, or what was measured; may be NULL */
	double value;	   /* measured, in the rule's unit; NAN for words */
	double threshold;  /* it was held against; NAN for none */
	double confidence; /* 0..1; NAN when it does not apply */
};

struct verdict {
	const char *rule; /* its id, borrowed from the pack */
	enum verdict_value value;
	double confidence; /* of the value, 0..1 */
	double points;	   /* given or taken; 0 unless the rule scores */
	bool is_veto;	   /* this verdict voids the sheet */
	const char *why_en;
	const char *why_zh;
	struct evidence *evidence;
	size_t evidence_count;
};

struct section_score {
	const char *id; /* borrowed from the pack */
	double weight;	/* after re-normalisation, sums to 100 */
	double score;	/* 0..100; NAN when nothing in it applied */
};

/* One pack's sheet for one call. */
struct judgement {
	const struct pack *pack;
	struct verdict *verdicts; /* one a rule, in the pack's order */
	size_t verdict_count;
	struct section_score *sections;
	size_t section_count;
	double score; /* 0..100; NAN for a pack without a score sheet */
	bool is_vetoed;
	int unknown_count; /* rules that could not be judged */
};

enum risk_tier {
	RISK_NONE = 0,
	RISK_LOW,
	RISK_MEDIUM,
	RISK_HIGH,
};
#define RISK_TIER_COUNT 4

/* "none", "low", "medium", "high". */
const char *risk_tier_name(enum risk_tier tier);

/* One reason for a flag: a hit of a risk rule. */
struct risk_reason {
	const struct verdict *verdict; /* with its evidence */
	double weight;		       /* what it added to the log-odds */
};

struct risk {
	double probability; /* that this call ends in a complaint, 0..1 */
	enum risk_tier tier;
	bool is_flagged;
	struct risk_reason *reasons; /* heaviest first */
	size_t reason_count;
};

#endif
