/*
 * Measures: numbers about a party over the whole call.
 *
 * Thread rule: values only.
 */
#ifndef AUSCULT_MEASURE_H
#define AUSCULT_MEASURE_H

/* For one party. NAN where there was nothing to measure. */
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
	double interruption_count; /* starts while the other is speaking */
	double clipped_share;	   /* frames at full scale, 0..1 */
};

#endif
