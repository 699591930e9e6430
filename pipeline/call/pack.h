/*
 * Pack: the rules a call is judged by, as data.
 *
 *	rules/x.yaml -> config loads it -> struct pack -> score, risk read it
 *
 * A rule asks whether a condition holds. A condition is an operator with its
 * thresholds, a party, a scope (where in the call) and exceptions; conditions
 * refer to one another by their index in the pack, never in a circle. The
 * language itself is documented in rules/README.md.
 *
 * Thread rule: read-only once loaded, shared by all workers.
 */
#ifndef AUSCULT_PACK_H
#define AUSCULT_PACK_H

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "hash.h"
#include "measure.h"
#include "party.h"
#include "verdict.h"

enum operator{
	OPERATOR_LOGIC = 0, /* at least `need` of `children` hold */
	OPERATOR_SAID,	    /* phrases */
	OPERATOR_REGEX,
	OPERATOR_SIMILAR,	 /* sentences that mean to say the same */
	OPERATOR_REPEATED,	 /* the party says much the same again */
	OPERATOR_READ_BACK,	 /* a number the other party gave, again */
	OPERATOR_SILENCE,	 /* nobody speaks */
	OPERATOR_RESPONSE_DELAY, /* the other has ended, the party waits */
	OPERATOR_OVERLAP,	 /* both speak */
	OPERATOR_INTERRUPTION,	 /* starts while the other is speaking */
	OPERATOR_SOUND,		 /* hold, music, tones */
	OPERATOR_MONOLOGUE,	 /* one turn, longer than */
	OPERATOR_TURN_RATE,	 /* speech rate of one turn */
	OPERATOR_EMOTION,	 /* tone or words of one turn */
	OPERATOR_SPEECH_RATE,	 /* from here on: one number a call */
	OPERATOR_TALK_SHARE,
	OPERATOR_DURATION,
	OPERATOR_TURN_COUNT,
	OPERATOR_LEVEL,	       /* speech level of the party, dBFS */
	OPERATOR_PITCH,	       /* median pitch of the party, Hz */
	OPERATOR_LEVEL_CHANGE, /* within the call, largest rise, dB */
	OPERATOR_PITCH_CHANGE, /* likewise, semitones */
	OPERATOR_RATE_CHANGE,  /* likewise, as a share of the party's own */
	OPERATOR_USUAL_LEVEL,  /* over the agent's usual one, dB */
	OPERATOR_USUAL_PITCH,  /* likewise, semitones */
	OPERATOR_USUAL_RATE,   /* likewise, as a share of it */
	OPERATOR_FIRST_SPEAKER,
	OPERATOR_HANGUP,
};
#define OPERATOR_COUNT 28

/* What a turn sounds like, or its words are like. */
enum emotion {
	EMOTION_ANGER = 0,
	EMOTION_IMPATIENCE,
	EMOTION_MONOTONY,
	EMOTION_NEGATIVE, /* its words */
	EMOTION_POSITIVE,
};
#define EMOTION_COUNT 5

/* One thing to be said; entries of one group are ways to say the same. */
struct phrase {
	const char *text; /* as written, with {slots} */
	int group;	  /* 0 .. group_count - 1 */
	int line, column; /* in the file, for refusals */
};

enum anchor_relation {
	ANCHOR_NONE = 0,
	ANCHOR_AFTER,
	ANCHOR_BEFORE,
	ANCHOR_AROUND,
	ANCHOR_BETWEEN,	  /* `anchor` and `other_anchor` */
	ANCHOR_SAME_TURN, /* the turn of the anchor's hit */
	ANCHOR_NEXT_TURN, /* the party's next turn behind it */
};

#define ANCHOR_EACH 0
#define ANCHOR_LAST (-1)

/* Where in the call; every part that is set narrows it. NAN, 0: not set. */
struct scope {
	double from_s, to_s;	     /* from the start of the recording */
	double from_share, to_share; /* of the conversation, 0..1 */
	double first_s; /* from the party's first word in the call */
	double last_s;	/* before the end of the conversation */
	int first_turns, last_turns; /* of the party */
	enum anchor_relation relation;
	int anchor, other_anchor; /* conditions, -1 for none */
	int nth;	 /* hit of the anchor: 1.., ANCHOR_EACH, ANCHOR_LAST */
	double reach_s;	 /* how far from the anchor; NAN: no limit */
	int reach_turns; /* likewise, in turns of the party; 0: no limit */
	unsigned int masks; /* bits of enum sound_kind: not while they sound */
};

/* A hit is forgiven when `condition` has one near it. */
struct exception {
	int condition;
	double before_s; /* it ended at most so long before the hit; NAN: not */
	double after_s;	 /* it starts so soon after the hit's end; NAN: not */
	int times;	 /* hits that one of its hits forgives; 0: any number */
};

struct condition {
	const char *id;			 /* NULL for one written in place */
	const char *title_en, *title_zh; /* may be NULL */
	int line, column;
	enum operator operator;
	bool is_negated;
	enum party party; /* PARTY_UNKNOWN: anybody */
	struct scope scope;
	struct exception *exceptions;
	size_t exception_count;
	int times;	   /* hits it takes, at least 1 */
	double confidence; /* a hit below it is doubtful; NAN: the pack's */

	int *children; /* OPERATOR_LOGIC */
	size_t child_count;
	int need;

	struct phrase *phrases; /* OPERATOR_SAID, OPERATOR_SIMILAR */
	size_t phrase_count;
	int group_count;
	int need_groups;	/* different ones that must be heard */
	bool is_ordered;	/* in the order in which they are written */
	int near_words;		/* all within so many units; 0: anywhere */
	double near_s;		/* all within so many seconds; NAN: anywhere */
	bool is_exact;		/* what only sounds alike is no hit */
	struct phrase *excepts; /* a hit inside one of these is none */
	size_t except_count;
	const char *regex, *regex_except; /* OPERATOR_REGEX; may be NULL */
	double likeness;		  /* 0..1, similar and repeated */
	int least_digits;		  /* OPERATOR_READ_BACK */
	int within_turns; /* OPERATOR_REPEATED: of the party, before; 0: all */
	int least_words;  /* repeated, turn rate: shorter turns do not count */
	enum emotion emotion; /* OPERATOR_EMOTION */
	bool is_own;	      /* OPERATOR_SILENCE: between turns of one party */

	double longer_than_s; /* one silence, overlap, turn ... */
	double after_s;	      /* the other has spoken so long */
	double total_above_s; /* all of them together; NAN: not asked */
	double share_above;   /* likewise, of the conversation */
	unsigned int sounds;  /* bits of enum sound_kind: count as silence,
				 or (OPERATOR_SOUND) are looked for */
	double above, below;  /* numbers: holds outside them; NAN: none */
	enum party who;	      /* first speaker, hang-up */
};

struct section {
	const char *id;
	const char *title_en;
	const char *title_zh;
	double weight;
};

enum veto {
	VETO_NONE = 0,
	VETO_SHEET,   /* a failure makes the score 0 */
	VETO_SECTION, /* a failure makes its section 0 */
};

struct rule {
	const char *id;
	const char *title_en;
	const char *title_zh;
	int section;	    /* index in the pack's sections; -1 for none */
	double points;	    /* taken when it fails (score rules) */
	bool is_veto;	    /* veto is VETO_SHEET */
	double risk_weight; /* log-odds a failure adds (risk rules) */
	enum veto veto;
	double bonus;  /* points given when it passes, none taken */
	bool is_each;  /* points, bonus: for every hit, up to `cap` */
	double cap;    /* is_each: the most it can take or give */
	int applies;   /* condition, -1: always */
	int condition; /* what it asks */
	bool fails_on; /* fails when the condition holds; else passes */
	int severity;  /* 0 none, 1 minor, 2 major, 3 critical */
	int line, column;
};

struct grade {
	double least_score;
	const char *name_en;
	const char *name_zh;
};

/* Probability of a complaint: logistic(bias + weights of what failed). */
struct risk_model {
	bool is_set;
	double bias;	/* log-odds of a call with no reason at all */
	double flag_at; /* probability */
	double tiers[RISK_TIER_COUNT]; /* least probability of each */
	double again;	   /* share of its weight that each further hit adds */
	double most_again; /* the most that further hits add, as a share */
};

struct expected_verdict {
	int rule;
	enum verdict_value value;
	int line, column;
};

/* A dialogue with the verdicts that it must get (pack_test.h). */
struct pack_example {
	const char *name;
	const char *dialogue;
	enum language language;
	enum direction direction;
	enum party hangup;
	struct usual usual;
	struct expected_verdict *expected;
	size_t expected_count;
	double least_score, most_score; /* NAN: not said */
	int line, column;
};

struct pack {
	struct arena arena; /* everything below */
	const char *path;
	const char *name; /* "telecom-zh" */
	const char *version;
	const char *title_en;
	const char *title_zh;
	struct digest hash;		/* of the file's content */
	bool languages[LANGUAGE_COUNT]; /* calls it judges */
	enum direction direction;	/* DIRECTION_UNKNOWN: both */
	struct section *sections;
	size_t section_count;
	struct rule *rules;
	size_t rule_count;
	struct condition *conditions;
	size_t condition_count;
	struct grade *grades; /* best first */
	size_t grade_count;
	struct risk_model risk;
	double hit_confidence;	 /* a hit below it is doubtful */
	double scope_confidence; /* a miss below it is unknown, and so is a hit
				  * of a party whose words are below it */
	struct pack_example *examples;
	size_t example_count;
};

#endif
