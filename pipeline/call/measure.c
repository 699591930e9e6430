#include "measure.h"

#include <math.h>

#define FIELD(name, unit, en, zh)                                  \
	{                                                          \
#name, offsetof(struct STRUCT, name), unit, en, zh \
	}

#define STRUCT delivery
const struct measure_field delivery_fields[DELIVERY_FIELDS] = {
	FIELD(loudness_lufs, "LUFS", "loudness", "响度"),
	FIELD(loudness_change_db, "dB", "loudness over baseline", "响度变化"),
	FIELD(pitch_hz, "Hz", "pitch", "基频"),
	FIELD(pitch_change_st, "semitones", "pitch over baseline", "基频变化"),
	FIELD(pitch_range_st, "semitones", "pitch range", "基频范围"),
	FIELD(voiced_share, "", "voiced share", "浊音占比"),
	FIELD(speech_rate_cpm, "1/min", "speech rate", "语速"),
	FIELD(tilt_db, "dB", "spectral tilt", "频谱倾斜"),
	FIELD(harmonicity_db, "dB", "harmonics to noise", "谐噪比"),
	FIELD(centroid_hz, "Hz", "spectral centroid", "频谱重心"),
	FIELD(pitch_motion_st, "semitones/s", "pitch motion", "基频变化率"),
	FIELD(pause_share, "", "pauses", "停顿占比"),
	FIELD(response_delay_s, "s", "response delay", "响应时延"),
	FIELD(overlap_s, "s", "overlap", "重叠时长"),
	FIELD(is_interruption, "", "interrupts", "打断"),
	FIELD(is_successful, "", "takes the floor", "打断成功"),
	FIELD(is_backchannel, "", "back-channel", "附和"),
	FIELD(anger, "", "anger", "愤怒"),
	FIELD(impatience, "", "impatience", "不耐烦"),
	FIELD(monotony, "", "monotone delivery", "语调平板"),
	FIELD(polarity, "", "polarity of the words", "用词情感"),
};

#undef STRUCT
#define STRUCT measures
const struct measure_field measure_fields[MEASURE_FIELDS] = {
	FIELD(talk_s, "s", "talk", "说话时长"),
	FIELD(talk_share, "", "talk share", "说话占比"),
	FIELD(speech_rate_cpm, "1/min", "speech rate", "语速"),
	FIELD(level_db, "dBFS", "level", "音量"),
	FIELD(snr_db, "dB", "signal to noise", "信噪比"),
	FIELD(pitch_hz, "Hz", "pitch", "基频"),
	FIELD(pitch_range_st, "semitones", "pitch range", "基频范围"),
	FIELD(response_delay_s, "s", "response delay, median",
		"响应时延(中位)"),
	FIELD(longest_turn_s, "s", "longest turn", "最长独白"),
	FIELD(interruption_count, "", "interruptions", "打断次数"),
	FIELD(clipped_share, "", "clipping", "削波占比"),
	FIELD(loudness_lufs, "LUFS", "loudness", "响度"),
	FIELD(loudness_rise_db, "dB", "loudest turn over baseline",
		"响度最大升幅"),
	FIELD(pitch_rise_st, "semitones", "highest turn over baseline",
		"基频最大升幅"),
	FIELD(voiced_share, "", "voiced share", "浊音占比"),
	FIELD(tilt_db, "dB", "spectral tilt", "频谱倾斜"),
	FIELD(harmonicity_db, "dB", "harmonics to noise", "谐噪比"),
	FIELD(noise_db, "dBFS", "noise floor", "底噪"),
	FIELD(background_share, "", "background voices", "背景人声占比"),
	FIELD(echo_db, "dB", "echo in the other channel", "对侧回声"),
	FIELD(listen_share, "", "listening share", "倾听占比"),
	FIELD(overlap_share, "", "overlap", "重叠占比"),
	FIELD(pause_share, "", "pauses", "停顿占比"),
	FIELD(longest_pause_s, "s", "longest pause in a turn", "最长停顿"),
	FIELD(response_delay_p90_s, "s", "response delay, 90th percentile",
		"响应时延(90 分位)"),
	FIELD(response_delay_most_s, "s", "response delay, longest",
		"响应时延(最长)"),
	FIELD(interruption_success_count, "", "successful interruptions",
		"打断成功次数"),
	FIELD(backchannel_count, "", "back-channels", "附和次数"),
	FIELD(anger, "", "anger", "愤怒"),
	FIELD(anger_peak, "", "anger, angriest turn", "愤怒峰值"),
	FIELD(impatience, "", "impatience", "不耐烦"),
	FIELD(impatience_peak, "", "impatience, most impatient turn",
		"不耐烦峰值"),
	FIELD(monotony, "", "monotone delivery", "语调平板"),
	FIELD(polarity, "", "polarity of the words", "用词情感"),
	FIELD(sentiment_q1, "", "sentiment, first quarter", "情感(第一段)"),
	FIELD(sentiment_q2, "", "sentiment, second quarter", "情感(第二段)"),
	FIELD(sentiment_q3, "", "sentiment, third quarter", "情感(第三段)"),
	FIELD(sentiment_q4, "", "sentiment, last quarter", "情感(第四段)"),
	FIELD(sentiment_change, "", "change of sentiment", "情感变化"),
};

static void clear(double *values, size_t count)
{
	for (size_t i = 0; i < count; i++)
		values[i] = NAN;
}

void delivery_clear(struct delivery *delivery)
{
	clear((double *)delivery, DELIVERY_FIELDS);
}

void measures_clear(struct measures *measures)
{
	clear((double *)measures, MEASURE_FIELDS);
}
