#include "speech_level.h"

#define QUANTILE 0.8F
#define STEP_DB 0.15F

void speech_level_add(float *level_db, float frame_db)
{
	if (frame_db > *level_db)
		*level_db += STEP_DB * QUANTILE;
	else
		*level_db -= STEP_DB * (1.0F - QUANTILE);
}
