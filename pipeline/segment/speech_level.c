#include "speech_level.h"

/* Where it starts: the nominal active speech level of a telephone line
 * (ITU-T P.56 and G.223's -26 dB below overload). */
#define START_DB (-26.0F)
#define QUANTILE 0.8F
#define STEP_DB 0.15F
#define FIRST_STEP_DB 0.6F
#define FIRST_FRAMES 200
/* Further below the level than this it is rather an echo of somebody else or
 * a noise than the speaker, and counts a tenth. */
#define LIKELY_BELOW_DB 22.0F

void speech_level_clear(struct speech_level *level)
{
	*level = (struct speech_level){ .db = START_DB };
}

void speech_level_add(struct speech_level *level, float frame_db)
{
	bool is_first = level->frames < FIRST_FRAMES;
	float step_db = is_first ? FIRST_STEP_DB : STEP_DB;

	if (is_first)
		level->frames++;
	if (frame_db < level->db - LIKELY_BELOW_DB)
		step_db /= 10.0F;
	if (frame_db > level->db)
		level->db += step_db * QUANTILE;
	else
		level->db -= step_db * (1.0F - QUANTILE);
}

bool speech_level_is_new(const struct speech_level *level)
{
	return level->frames < FIRST_FRAMES;
}
