#include "emotion.h"

#include <math.h>

/* From pipeline/tone/recipe/fit, which prints them. */
static const struct {
	double bias, centroid_hz, motion_st;
} alone = { -17.61808, 0.02040, 0.14112 };
static const struct {
	double bias, centroid_hz, motion_st, pitch_st;
} changed = { -1.78841, 0.01818, 0.09023, 0.19048 };
static const struct {
	double middle_st, scale_st;
} monotone = { 7.89, 2.716 };

/* Signs of impatience: how much is a plain one, and what it adds. */
#define IMPATIENCE_BIAS (-3.0)
#define IMPATIENCE_SIGN 1.5
#define FASTER 0.3
#define LOUDER_DB 6.0
#define AT_ONCE_S 0.15
#define CURT_UNITS 4
/* A sign counts no more than so often, however strong. */
#define SIGN_MOST 1.5

static double probability(double log_odds)
{
	return 1.0 / (1.0 + exp(-log_odds));
}

static double prior_log_odds(void)
{
	return log(EMOTION_ANGER_PRIOR / (1.0 - EMOTION_ANGER_PRIOR));
}

static double log_odds_alone(const struct delivery *delivery)
{
	return alone.bias + alone.centroid_hz * delivery->centroid_hz +
	       alone.motion_st * delivery->pitch_motion_st;
}

double emotion_anger_alone(const struct delivery *delivery)
{
	return probability(log_odds_alone(delivery) + prior_log_odds());
}

double emotion_anger(
	const struct delivery *delivery, const struct baseline *baseline)
{
	double change;

	if (!(baseline->talk_s > 0.0))
		return emotion_anger_alone(delivery);
	change = changed.bias +
		 changed.centroid_hz *
			 (delivery->centroid_hz - baseline->centroid_hz) +
		 changed.motion_st *
			 (delivery->pitch_motion_st - baseline->motion_st) +
		 changed.pitch_st * baseline_semitones(delivery->pitch_hz,
					    baseline->pitch_hz);
	return probability(
		0.5 * (change + log_odds_alone(delivery)) + prior_log_odds());
}

/* A sign from 0 up; one that is not known is none. */
static double sign(double value)
{
	return isnan(value) ? 0.0 : fmin(fmax(value, 0.0), SIGN_MOST);
}

double emotion_impatience(const struct delivery *delivery,
	const struct baseline *baseline, size_t units)
{
	double fast, loud, cut, curt;

	if (isnan(delivery->centroid_hz) || !(baseline->talk_s > 0.0))
		return NAN;
	fast = sign((delivery->speech_rate_cpm / baseline->rate_cpm - 1.0) /
		    FASTER);
	loud = sign(delivery->loudness_change_db / LOUDER_DB);
	cut = delivery->is_interruption > 0.0 ? 1.0 : 0.0;
	if (delivery->response_delay_s < AT_ONCE_S)
		cut = 0.5;
	curt = units > 0 && units <= CURT_UNITS &&
			       delivery->is_backchannel == 0.0
		       ? 0.5
		       : 0.0;
	return probability(
		IMPATIENCE_BIAS + IMPATIENCE_SIGN * (fast + loud + cut + curt));
}

double emotion_monotony(const struct delivery *delivery)
{
	return probability((monotone.middle_st - delivery->pitch_range_st) /
			   monotone.scale_st);
}
