#include "transcribe.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "decoder.h"
#include "path.h"

/* Packages pocketsphinx-en-us and pocketsphinx-testdata: speech of several
 * people at 16 kHz, and a small language model that part of it keeps to. */
#define ACOUSTIC "/usr/share/pocketsphinx/model/en-us/en-us"
#define DICTIONARY "/usr/share/pocketsphinx/model/en-us/cmudict-en-us.dict"
#define TEST_DATA "/usr/share/pocketsphinx/test/data/"
#define RATE_HZ 16000

static const struct model turtle = {
	.name = "turtle",
	.language = LANGUAGE_EN,
	.rate_hz = RATE_HZ,
	.acoustic = ACOUSTIC,
	.dictionary = DICTIONARY,
	.language_model = TEST_DATA "turtle.lm.bin",
};

static const struct model *const models[LANGUAGE_COUNT] = {
	[LANGUAGE_EN] = &turtle,
};

static struct transcriber *transcriber;
static struct call call;
static struct failure why;

static void skip_without_model(void)
{
	if (!path_is_file(DICTIONARY) || !path_is_file(turtle.language_model))
		skip();
}

static void start(enum language language)
{
	enum status rc;

	skip_without_model();
	if (!transcriber)
		assert_int_equal(
			transcriber_new(&transcriber, models, &why), STATUS_OK);
	call_clear(&call);
	call.language = language;
	assert_int_equal(audio_start(&call.audio, RATE_HZ, 2, &why), STATUS_OK);
	rc = transcriber_start(transcriber, &call, &why);
	if (rc != STATUS_OK)
		print_error("%s\n", why.text);
	assert_int_equal(rc, STATUS_OK);
}

/* Both channels go on by `seconds` of silence. */
static void append_silence(double seconds)
{
	struct audio *audio = &call.audio;
	int64_t count = (int64_t)(seconds * RATE_HZ);

	audio_advance(audio);
	for (int c = 0; c < 2; c++)
		memset(audio_at(audio, c, audio->end), 0,
			(size_t)count * sizeof(int16_t));
	audio->end += count;
}

/* Appends a file of samples on `channel` as one utterance, one second of
 * silence before and after it. */
static void append_speech(const char *name, int channel)
{
	struct audio *audio = &call.audio;
	struct utterance utterance = { .channel = channel };
	char path[256];
	FILE *file;
	int64_t count;

	append_silence(1.0);
	append_silence(AUDIO_CHUNK_S / 2);
	audio->end -= (int64_t)(AUDIO_CHUNK_S / 2 * RATE_HZ);
	(void)snprintf(path, sizeof(path), TEST_DATA "%s", name);
	file = fopen(path, "rb");
	if (!file)
		skip();
	count = (int64_t)fread(audio_at(audio, channel, audio->end),
		sizeof(int16_t), (size_t)(AUDIO_CHUNK_S / 2 * RATE_HZ), file);
	(void)fclose(file);
	utterance.when.start_s = audio_time_s(audio, audio->end);
	audio->end += count;
	utterance.when.end_s = audio_time_s(audio, audio->end);
	assert_int_equal(
		call_add_utterance(&call, &utterance, &why), STATUS_OK);
	append_silence(1.0);
}

static void hear(void)
{
	enum status rc = transcriber_finish(transcriber, &call, &why);

	if (rc != STATUS_OK)
		print_error("%s\n", why.text);
	assert_int_equal(rc, STATUS_OK);
}

static const char *said(size_t index)
{
	static char line[512];
	const struct utterance *at = &call.utterances.items[index];
	size_t used = 0;

	line[0] = '\0';
	for (size_t i = 0; i < at->word_count; i++)
		used += (size_t)snprintf(line + used, sizeof(line) - used,
			"%s%s", i ? " " : "",
			call.words.items[at->first_word + i].text);
	return line;
}

static void known_speech_is_heard(void **state)
{
	(void)state;
	start(LANGUAGE_EN);
	append_speech("goforward.raw", 0);
	hear();
	assert_string_equal(said(0), "go forward ten meters");
}

static void words_lie_in_order_within_their_utterance(void **state)
{
	const struct utterance *at;
	double last_s;

	(void)state;
	start(LANGUAGE_EN);
	append_speech("goforward.raw", 1);
	hear();
	at = &call.utterances.items[0];
	last_s = at->when.start_s;
	assert_true(at->word_count > 0);
	for (size_t i = 0; i < at->word_count; i++) {
		const struct word *word = &call.words.items[at->first_word + i];

		assert_true(word->when.start_s >= last_s);
		assert_true(word->when.end_s > word->when.start_s);
		last_s = word->when.end_s;
	}
	assert_true(last_s <= at->when.end_s);
}

/* When "go forward ten meters" is over, for one who knows it by `rate` frames a
 * second. */
static double end_at_frames(const char *rate)
{
	static int16_t samples[4 * RATE_HZ];
	const struct model_option options[] = { { "frate", rate } };
	struct stretch stretch = { .samples = samples };
	struct decoder *decoder = NULL;
	struct model model = turtle;
	struct hearing hearing;
	FILE *file = fopen(TEST_DATA "goforward.raw", "rb");
	double end_s;

	assert_non_null(file);
	stretch.count =
		fread(samples, sizeof(*samples), sizeof(samples) / 2, file);
	assert_int_equal(fclose(file), 0);
	model.search = (struct model_options){ options, 1 };
	assert_int_equal(decoder_new(&decoder, &model, &why), STATUS_OK);
	assert_int_equal(
		decoder_hear(decoder, &stretch, &hearing, &why), STATUS_OK);
	assert_int_equal(hearing.count, 4);
	end_s = hearing.words[3].when.end_s;
	decoder_free(decoder);
	return end_s;
}

static void times_of_words_do_not_depend_on_the_frame_rate(void **state)
{
	(void)state;
	skip_without_model();
	assert_float_equal(end_at_frames("80"), end_at_frames("100"), 0.05);
}

static void every_word_has_a_confidence(void **state)
{
	const struct utterance *at;

	(void)state;
	start(LANGUAGE_EN);
	append_speech("goforward.raw", 0);
	hear();
	at = &call.utterances.items[0];
	for (size_t i = 0; i < at->word_count; i++) {
		double confidence = call.words.items[i].confidence;

		assert_true(confidence > 0.0 && confidence <= 1.0);
	}
	assert_true(at->confidence > 0.0 && at->confidence <= 1.0);
}

static void silence_gives_no_words(void **state)
{
	const struct utterance utterance = { .when = { 0.5, 2.5 } };

	(void)state;
	start(LANGUAGE_EN);
	append_silence(3.0);
	assert_int_equal(
		call_add_utterance(&call, &utterance, &why), STATUS_OK);
	hear();
	assert_int_equal(call.words.count, 0);
	assert_true(isnan(call.utterances.items[0].confidence));
}

static void a_blink_of_sound_gives_no_words(void **state)
{
	const struct utterance utterance = { .when = { 0.0, 0.0 } };

	(void)state;
	start(LANGUAGE_EN);
	assert_int_equal(
		call_add_utterance(&call, &utterance, &why), STATUS_OK);
	hear();
	assert_int_equal(call.words.count, 0);
}

/* Hears a call of three utterances; every bit of what was heard, as text. */
static void hear_three(char *heard, size_t size)
{
	size_t used = 0;

	start(LANGUAGE_EN);
	append_speech("something.raw", 0);
	append_speech("goforward.raw", 1);
	append_speech("goforward.raw", 0);
	hear();
	heard[0] = '\0';
	for (size_t i = 0; i < call.words.count && used < size; i++) {
		const struct word *word = &call.words.items[i];

		used += (size_t)snprintf(heard + used, size - used,
			"%s %a %a %a\n", word->text, word->when.start_s,
			word->when.end_s, word->confidence);
	}
	assert_true(used > 0 && used < size);
}

static void a_call_is_heard_alike_whatever_came_before(void **state)
{
	static char alone[16384], after[16384];

	(void)state;
	transcriber_free(transcriber);
	transcriber = NULL;
	hear_three(alone, sizeof(alone));
	start(LANGUAGE_EN);
	append_speech("numbers.raw", 0);
	append_speech("numbers.raw", 1);
	hear();
	hear_three(after, sizeof(after));
	assert_string_equal(after, alone);
}

static void utterances_are_heard_once(void **state)
{
	size_t count;

	(void)state;
	start(LANGUAGE_EN);
	append_speech("goforward.raw", 0);
	hear();
	count = call.words.count;
	hear();
	assert_int_equal(call.words.count, count);
}

static void utterances_wait_until_nothing_can_join_them(void **state)
{
	(void)state;
	start(LANGUAGE_EN);
	append_speech("goforward.raw", 0);
	append_silence(20.0);
	assert_int_equal(transcriber_next(transcriber, &call, &why), STATUS_OK);
	assert_int_equal(call.words.count, 0);
	append_silence(5.0);
	assert_int_equal(transcriber_next(transcriber, &call, &why), STATUS_OK);
	assert_string_equal(said(0), "go forward ten meters");
}

/* "go forward", a pause with somebody else's word in it that is in no
 * utterance, "ten meters". */
static void a_sentence_is_heard_over_a_pause(void **state)
{
	const double cut_s = 1.2, word_s = 0.35, pause_s = 0.7;
	struct utterance *first, second;
	int64_t cut, pause = (int64_t)(pause_s * RATE_HZ);
	int16_t *samples;
	double end_s;

	(void)state;
	start(LANGUAGE_EN);
	append_speech("goforward.raw", 0);
	hear();
	end_s = call.words.items[3].when.end_s;
	start(LANGUAGE_EN);
	append_speech("goforward.raw", 0);
	append_silence(1.0);
	first = &call.utterances.items[0];
	second = *first;
	cut = audio_frame(&call.audio, first->when.start_s + cut_s);
	samples = audio_at(&call.audio, 0, cut);
	memmove(samples + pause, samples,
		(size_t)(audio_frame(&call.audio, first->when.end_s) - cut) *
			sizeof(*samples));
	memset(samples, 0, (size_t)pause * sizeof(*samples));
	memcpy(samples + pause / 4,
		audio_at(&call.audio, 0,
			audio_frame(&call.audio, first->when.start_s + 0.8)),
		(size_t)(word_s * RATE_HZ) * sizeof(*samples));
	first->when.end_s = first->when.start_s + cut_s;
	second.when.start_s = first->when.end_s + pause_s;
	second.when.end_s += pause_s;
	assert_int_equal(call_add_utterance(&call, &second, &why), STATUS_OK);
	hear();
	assert_string_equal(said(0), "go forward");
	assert_string_equal(said(1), "ten meters");
	assert_true(call.words.items[2].when.start_s >= second.when.start_s);
	assert_float_equal(
		call.words.items[3].when.end_s, end_s + pause_s, 0.05);
}

static void a_language_without_a_model_is_not_heard(void **state)
{
	(void)state;
	start(LANGUAGE_YUE);
	append_speech("goforward.raw", 0);
	hear();
	assert_int_equal(call.words.count, 0);
	assert_string_equal(
		call.unheard, "not transcribed: no model for language yue");
	assert_int_equal(transcriber_rate_hz(transcriber, LANGUAGE_YUE), 8000);
	assert_int_equal(
		transcriber_rate_hz(transcriber, LANGUAGE_EN), RATE_HZ);
}

static void an_unknown_language_is_not_heard(void **state)
{
	(void)state;
	start(LANGUAGE_UNKNOWN);
	assert_non_null(call.unheard);
}

static void another_rate_is_refused(void **state)
{
	(void)state;
	start(LANGUAGE_EN);
	assert_int_equal(audio_start(&call.audio, 8000, 1, &why), STATUS_OK);
	assert_int_equal(
		transcriber_next(transcriber, &call, &why), STATUS_INVALID);
	assert_string_equal(
		why.text, "sound is at 8000 Hz, model turtle wants 16000 Hz");
}

static void loading_fails(
	struct model broken, enum status status, const char *sentence)
{
	struct decoder *decoder = NULL;

	skip_without_model();
	assert_int_equal(decoder_new(&decoder, &broken, &why), status);
	assert_string_equal(why.text, sentence);
	assert_null(decoder);
}

static void a_missing_file_is_named(void **state)
{
	struct model broken = turtle;

	(void)state;
	broken.dictionary = "/nowhere/a.dict";
	loading_fails(broken, STATUS_NOT_FOUND,
		"model turtle: there is no file /nowhere/a.dict");
	broken = turtle;
	broken.acoustic = "/nowhere";
	loading_fails(broken, STATUS_NOT_FOUND,
		"model turtle: acoustic model /nowhere is not a folder");
}

static void an_option_that_is_none_is_named(void **state)
{
	const struct model_option options[] = { { "bean", "1e-60" } };
	struct model broken = turtle;

	(void)state;
	broken.search = (struct model_options){ options, 1 };
	loading_fails(broken, STATUS_INVALID,
		"model turtle: search option \"bean\" is not one of "
		"PocketSphinx's");
}

static void frames_that_come_too_fast_are_refused(void **state)
{
	const struct model_option options[] = { { "frate", "8000" } };
	struct model broken = turtle;

	(void)state;
	broken.search = (struct model_options){ options, 1 };
	loading_fails(broken, STATUS_UNSUPPORTED,
		"model turtle: frames come every 0.000125 s (-frate), want at "
		"least 0.002 s");
}

static void options_for_known_words_count_only_where_words_are_known(
	void **state)
{
	const struct model_option options[] = { { "bean", "1e-60" } };
	struct model broken = turtle;
	struct decoder *decoder = NULL;

	(void)state;
	skip_without_model();
	broken.search_known = (struct model_options){ options, 1 };
	assert_int_equal(decoder_new(&decoder, &broken, &why), STATUS_OK);
	decoder_free(decoder);
	broken.is_known = true;
	loading_fails(broken, STATUS_INVALID,
		"model turtle: search option \"bean\" is not one of "
		"PocketSphinx's");
}

static void a_file_that_is_no_language_model_is_refused(void **state)
{
	struct decoder *decoder = NULL;
	struct model broken = turtle;

	(void)state;
	skip_without_model();
	broken.language_model = DICTIONARY;
	assert_int_equal(decoder_new(&decoder, &broken, &why), STATUS_INVALID);
	assert_non_null(strstr(why.text, "cannot load the model: "));
}

static int tear_down(void **state)
{
	(void)state;
	transcriber_free(transcriber);
	call_release(&call);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(known_speech_is_heard),
		cmocka_unit_test(words_lie_in_order_within_their_utterance),
		cmocka_unit_test(
			times_of_words_do_not_depend_on_the_frame_rate),
		cmocka_unit_test(every_word_has_a_confidence),
		cmocka_unit_test(silence_gives_no_words),
		cmocka_unit_test(a_blink_of_sound_gives_no_words),
		cmocka_unit_test(a_call_is_heard_alike_whatever_came_before),
		cmocka_unit_test(utterances_are_heard_once),
		cmocka_unit_test(utterances_wait_until_nothing_can_join_them),
		cmocka_unit_test(a_sentence_is_heard_over_a_pause),
		cmocka_unit_test(a_language_without_a_model_is_not_heard),
		cmocka_unit_test(an_unknown_language_is_not_heard),
		cmocka_unit_test(another_rate_is_refused),
		cmocka_unit_test(a_missing_file_is_named),
		cmocka_unit_test(an_option_that_is_none_is_named),
		cmocka_unit_test(frames_that_come_too_fast_are_refused),
		cmocka_unit_test(
			options_for_known_words_count_only_where_words_are_known),
		cmocka_unit_test(a_file_that_is_no_language_model_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, tear_down);
}
