#include "manner.h"

#include <math.h>

static double count_units(
	const struct call *call, const struct utterance *utterance)
{
	double count = 0.0;

	for (size_t i = 0; i < utterance->word_count; i++)
		count +=
			call->language == LANGUAGE_EN
				? 1.0
				: (double)text_count_characters(
					  call->words
						  .items[utterance->first_word +
							  i]
						  .text);
	return count;
}

static void add_vowels(struct manner *manner, const struct acoustics *acoustics)
{
	double voice_s = acoustics->voice_s;

	if (!(voice_s > 0.0))
		return;
	manner->voice_s += voice_s;
	mean_add(&manner->tilt_db, acoustics->tilt_db, voice_s);
	mean_add(&manner->harmonicity_db, acoustics->harmonicity_db, voice_s);
	mean_add(&manner->centroid_hz, acoustics->centroid_hz, voice_s);
	mean_add(&manner->motion_st, acoustics->motion_st, voice_s);
}

void manner_add(struct manner *manner, const struct call *call,
	const struct utterance *utterance)
{
	const struct acoustics *acoustics = &utterance->acoustics;
	double length_s = span_length_s(utterance->when);

	manner->is_english = call->language == LANGUAGE_EN;
	manner->talk_s += length_s;
	mean_add(&manner->level, utterance->level_db, length_s);
	/* on a line of digital silence there is no noise to measure */
	if (utterance->noise_db < 0.0)
		mean_add(&manner->noise, utterance->noise_db, length_s);
	mean_add(&manner->loudness, pow(10.0, acoustics->loudness_lufs / 10.0),
		length_s);
	mean_add(&manner->pitch_hz, utterance->pitch_hz, length_s);
	mean_add(&manner->pitch_range_st, utterance->pitch_range_st, length_s);
	mean_add(&manner->voiced, utterance->voiced_share, length_s);
	mean_add(&manner->clipped, acoustics->clipped_share, length_s);
	mean_add(&manner->echo_db, acoustics->echo_db, length_s);
	mean_add(&manner->confidence, utterance->confidence,
		(double)utterance->word_count);
	add_vowels(manner, acoustics);
	if (!isnan(acoustics->syllables))
		manner->syllables += acoustics->syllables;
	manner->units += count_units(call, utterance);
}

void manner_add_turn(
	struct manner *manner, const struct call *call, const struct turn *turn)
{
	for (size_t i = 0; i < turn->utterance_count; i++)
		manner_add(manner, call,
			&call->utterances.items[turn->first_utterance + i]);
}

double manner_loudness_lufs(const struct manner *manner)
{
	return 10.0 * log10(mean_of(manner->loudness));
}

double manner_rate_cpm(const struct manner *manner)
{
	bool is_unsure = mean_of(manner->confidence) <
			 (manner->is_english ? MANNER_SURE_EN : MANNER_SURE_ZH);
	double units = manner->units;

	if (manner->syllables > 0.0 && (units == 0.0 || is_unsure))
		units = manner->is_english
				? manner->syllables / MANNER_SYLLABLES
				: manner->syllables;
	return units > 0.0 && manner->talk_s > 0.0
		       ? 60.0 * units / manner->talk_s
		       : NAN;
}
