#include "baseline.h"

#include <math.h>

#include "emotion.h"
#include "manner.h"

static bool is_calm(const struct turn *turn)
{
	return emotion_anger_alone(&turn->delivery) < EMOTION_ANGRY_ALONE;
}

struct baseline baseline_find(const struct call *call, enum party party)
{
	struct manner manner = { 0 };

	for (size_t t = 0; t < call->turns.count; t++) {
		const struct turn *turn = &call->turns.items[t];

		if (manner.talk_s >= BASELINE_ENOUGH_S)
			break;
		if (turn->party == party && is_calm(turn))
			manner_add_turn(&manner, call, turn);
	}
	if (manner.talk_s < BASELINE_LEAST_S)
		return (struct baseline){ 0.0, NAN, NAN, NAN, NAN, NAN, NAN };
	return (struct baseline){ .talk_s = manner.talk_s,
		.loudness_lufs = manner_loudness_lufs(&manner),
		.pitch_hz = mean_of(manner.pitch_hz),
		.pitch_range_st = mean_of(manner.pitch_range_st),
		.centroid_hz = mean_of(manner.centroid_hz),
		.motion_st = mean_of(manner.motion_st),
		.rate_cpm = manner_rate_cpm(&manner) };
}

double baseline_semitones(double hz, double base_hz)
{
	return 12.0 * log2(hz / base_hz);
}
