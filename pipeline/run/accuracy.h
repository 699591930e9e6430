/*
 * Accuracy: how far what was heard and judged of one call is from the truth.
 *
 *	struct call, struct truth -> accuracy_measure() -> struct accuracy
 *
 * Only what the truth says is compared; tally.h adds up many calls.
 *
 * Thread rule: no shared state.
 */
#ifndef AUSCULT_ACCURACY_H
#define AUSCULT_ACCURACY_H

#include "alignment.h"
#include "call.h"
#include "findings.h"
#include "reference.h"
#include "spotting.h"

/* Nothing is counted this close to a boundary of a reference turn, where
 * people differ as well (NIST Rich Transcription 2009 evaluation plan). */
#define ACCURACY_COLLAR_S 0.25
/* The step in which talk is compared; ten milliseconds as in NIST's md-eval. */
#define ACCURACY_STEP_S 0.01
/* A span is found when so much of it is covered by spans of its kind. */
#define ACCURACY_COVERED 0.5

struct truth {
	const char *text;		   /* of the whole; or NULL */
	const struct reference *reference; /* or NULL */
	const struct pack *phrases;	   /* list to be spotted; or NULL */
	const char *emotion;		   /* what the speaker shows; or NULL */
};

/* Whose talk: both parties, and whether anybody speaks at all. */
enum talker { TALKER_AGENT = 0, TALKER_CUSTOMER, TALKER_ANYBODY };
#define TALKER_COUNT 3

/* Seconds outside the collars. */
struct talk_errors {
	double reference_s;   /* this talker speaks, by the reference */
	double missed_s;      /* of it not heard as this talker's */
	double false_alarm_s; /* heard as this talker's, and was not */
};

struct judged {
	const char *pack, *rule; /* the reference's */
	enum verdict_value expected;
	enum verdict_value value;
	bool is_judged; /* false: no such pack or rule judged the call */
};

/* One call. Zeroed is "nothing compared". */
struct accuracy {
	enum language language;
	double audio_s;
	double cpu_s; /* the caller's to fill */
	bool has_words;
	bool is_unheard; /* nobody transcribed it: its words are not compared */
	struct alignment words;
	bool has_talk;
	bool has_parties; /* else only TALKER_ANYBODY is compared */
	struct talk_errors talk[TALKER_COUNT];
	double confused_s; /* one party's talk heard as the other's */
	struct findings sounds[SOUND_KIND_COUNT];
	struct judged *verdicts;
	size_t verdict_count;
	/* Of the angriest party, in its angriest turn: 0..1; NAN unknown. */
	double anger;
	bool has_anger, is_anger_expected; /* anger, or neutral and calm */
	bool has_flag, is_flag_expected, is_flagged;
	double probability;
	struct findings reasons;
	struct spotting phrases;
};

/*
 * Compares; `accuracy` is zeroed or released before, the caller releases it
 * and keeps the reference as long. STATUS_NO_MEMORY.
 *
 * Words: the text, else the reference's turns, party by party, so that overlap
 * does not scramble the order; in order of time where the call's parties are
 * not known. Announcements (PARTY_SYSTEM) are left out.
 */
MUST_CHECK enum status accuracy_measure(struct accuracy *accuracy,
	const struct call *call, const struct truth *truth,
	struct failure *why);
void accuracy_release(struct accuracy *accuracy);

#endif
