/*
 * Measures: numbers about how a turn was said, and about a party over a call.
 *
 *	tone measures -> struct delivery of a turn, struct measures of a party
 *	-> rules, store, reports, pictures; delivery_fields[], measure_fields[]
 *	name them all
 *
 * The names of the fields are the names of the measures everywhere: in rules,
 * in the store's columns and in reports. docs/measures.md says how each is
 * taken; headers in pipeline/tone give the source. Unknown is NAN: silence and
 * a weak signal give no number. A speaker's baseline is what he or she sounds
 * like in the first calm turns of the call (baseline.h).
 *
 * Thread rule: values and constant tables only.
 */
#ifndef AUSCULT_MEASURE_H
#define AUSCULT_MEASURE_H

#include <stddef.h>

/* Quarters of a call, by time, over which a party's sentiment is followed. */
#define MEASURE_QUARTERS 4

/* How one turn was said. */
struct delivery {
	/* The voice. */
	double loudness_lufs;	   /* ITU-R BS.1770 (EBU R128), ungated */
	double loudness_change_db; /* over the speaker's baseline */
	double pitch_hz;	   /* median fundamental frequency */
	double pitch_change_st;	   /* median over the baseline, semitones */
	double pitch_range_st;	   /* 5th to 95th percentile, semitones */
	double voiced_share;	   /* voiced frames of all, 0..1 */
	double speech_rate_cpm;	   /* characters (zh), words (en) a minute */
	double tilt_db;		   /* 1-3.4 kHz over 0.2-1 kHz, voiced frames */
	double harmonicity_db;	   /* harmonics to noise, voiced frames */
	double centroid_hz;	   /* of the vowels' spectrum, 0.2-3.4 kHz */
	double pitch_motion_st;	   /* mean change, semitones a second */
	double pause_share;	   /* of the turn without speech, 0..1 */
	/* The exchange. */
	double response_delay_s; /* since the other's turn; NAN: no answer */
	double overlap_s;	 /* the other party speaks as well */
	double is_interruption;	 /* 1: cuts in on the other */
	double is_successful;	 /* 1: and the other stops; NAN: no cut */
	double is_backchannel;	 /* 1: a "mm" that leaves the floor */
	/* The tone: probabilities from the sound alone. */
	double anger;
	double impatience;
	double monotony;
	/* The words: -1 (bad) .. 1 (good); NAN without any that tell. */
	double polarity;
};

/* One party over the whole call. */
struct measures {
	double talk_s;		 /* speech, own overlap counted once */
	double talk_share;	 /* of all parties' talk, 0..1 */
	double speech_rate_cpm;	 /* characters (zh) or words (en) a minute */
	double level_db;	 /* mean speech level, dBFS */
	double snr_db;		 /* speech level over noise floor */
	double pitch_hz;	 /* median */
	double pitch_range_st;	 /* 5th to 95th percentile, semitones */
	double response_delay_s; /* median wait before this party answers */
	double longest_turn_s;
	double interruption_count; /* turns that cut in on the other */
	double clipped_share;	   /* samples of speech at full scale, 0..1 */
	/* The voice, means over talk. */
	double loudness_lufs;
	double loudness_rise_db; /* loudest turn over the baseline */
	double pitch_rise_st;	 /* highest turn over the baseline */
	double voiced_share;
	double tilt_db;
	double harmonicity_db;
	/* The line. */
	double noise_db;	 /* noise floor, dBFS */
	double background_share; /* of the time without speech: far voices */
	double echo_db; /* own voice in the other's channel; NAN: none */
	/* The exchange. */
	double listen_share;	      /* of the conversation: only the other */
	double overlap_share;	      /* of own talk: the other speaks too */
	double pause_share;	      /* of own turns without speech */
	double longest_pause_s;	      /* within a turn */
	double response_delay_p90_s;  /* 90th percentile */
	double response_delay_most_s; /* longest */
	double interruption_success_count;
	double backchannel_count;
	/* The tone, weighted by talk; the peak is over turns of a second. */
	double anger, anger_peak;
	double impatience, impatience_peak;
	double monotony;
	/* Words, and words with tone by quarter: -1 .. 1. */
	double polarity;
	double sentiment_q1, sentiment_q2, sentiment_q3, sentiment_q4;
	double sentiment_change; /* last quarter known less the first */
};

/* So many earlier calls it takes to know what is usual. */
#define USUAL_LEAST_CALLS 10

/* What an agent was like in calls before this one; NAN, and no calls, where
 * that is not known. */
struct usual {
	double calls;
	double speech_rate_cpm; /* means over them */
	double level_db;
	double pitch_hz;
};

/* What a field is called and counted in. */
struct measure_field {
	const char *name;
	size_t offset;	  /* of the double in its struct */
	const char *unit; /* "s", "dB", "" for shares and probabilities ... */
	const char *title_en, *title_zh;
};

#define DELIVERY_FIELDS (sizeof(struct delivery) / sizeof(double))
#define MEASURE_FIELDS (sizeof(struct measures) / sizeof(double))

/* In the order of the structs, which is that of the store's columns. */
extern const struct measure_field delivery_fields[DELIVERY_FIELDS];
extern const struct measure_field measure_fields[MEASURE_FIELDS];

/* Makes every field unknown. */
void delivery_clear(struct delivery *delivery);
void measures_clear(struct measures *measures);

#endif
