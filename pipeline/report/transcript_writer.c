#include "transcript_writer.h"

#include <math.h>
#include <string.h>

#include "markup.h"
#include "path.h"
#include "transcript_private.h"

bool transcript_format_parse(const char *name, enum transcript_format *format)
{
	static const char *const names[] = { "text", "vtt", "json", "ctm" };

	for (int i = 0; i < 4; i++) {
		if (strcmp(names[i], name) == 0) {
			*format = (enum transcript_format)i;
			return true;
		}
	}
	return false;
}

/* "0:01:02.345"; `hour_digits` 2 for WebVTT. */
static void write_time(FILE *out, double at_s, int hour_digits)
{
	long ms = lround(at_s * 1e3);

	(void)fprintf(out, "%0*ld:%02ld:%02ld.%03ld", hour_digits, ms / 3600000,
		ms / 60000 % 60, ms / 1000 % 60, ms % 1000);
}

static void write_text_head(FILE *out, const struct call *call, bool is_chinese)
{
	if (call->unheard)
		(void)fprintf(out, is_chinese ? "# 未转写 (%s)\n" : "# %s\n",
			call->unheard);
	if (call->recording.warning)
		(void)fprintf(out, "# %s\n", call->recording.warning);
}

static void write_text_turn(
	FILE *out, const struct turn *turn, const char *text, bool is_chinese)
{
	static const char *const names_zh[PARTY_COUNT] = { "未知", "坐席",
		"客户", "系统" };

	write_time(out, turn->when.start_s, 1);
	(void)fputs(" - ", out);
	write_time(out, turn->when.end_s, 1);
	(void)fprintf(out, "  %s: %s\n",
		is_chinese ? names_zh[turn->party] : party_name(turn->party),
		text);
}

static void write_vtt_turn(FILE *out, const struct turn *turn, const char *text)
{
	static const char *const voices[PARTY_COUNT] = { "", "<v Agent>",
		"<v Customer>", "<v System>" };

	(void)fputc('\n', out);
	write_time(out, turn->when.start_s, 2);
	(void)fputs(" --> ", out);
	write_time(out, turn->when.end_s, 2);
	(void)fprintf(out, "\n%s", voices[turn->party]);
	markup_text(out, text);
	(void)fputc('\n', out);
}

static enum status write_turns(FILE *out, const struct call *call,
	enum transcript_format format, bool is_chinese, struct failure *why)
{
	struct text text = { 0 };
	enum status rc = STATUS_OK;

	if (format == TRANSCRIPT_TEXT)
		write_text_head(out, call, is_chinese);
	else
		(void)fputs("WEBVTT\n", out);
	for (size_t i = 0; i < call->turns.count && rc == STATUS_OK; i++) {
		const struct turn *turn = &call->turns.items[i];

		text_clear(&text);
		rc = call_turn_text(call, turn, &text, why);
		if (rc != STATUS_OK || text.length == 0)
			continue;
		if (format == TRANSCRIPT_TEXT)
			write_text_turn(
				out, turn, text_string(&text), is_chinese);
		else
			write_vtt_turn(out, turn, text_string(&text));
	}
	text_release(&text);
	return rc;
}

/* CTM parts its columns by spaces: a name must have none. */
static void write_ctm_name(FILE *out, const char *path)
{
	const char *name = path_name(path);
	const char *point = strrchr(name, '.');

	for (; *name && name != point; name++)
		(void)fputc(*name == ' ' || *name == '\t' ? '_' : *name, out);
}

static void write_ctm_utterance(
	FILE *out, const struct call *call, const struct utterance *utterance)
{
	for (size_t i = 0; i < utterance->word_count; i++) {
		const struct word *word =
			&call->words.items[utterance->first_word + i];

		write_ctm_name(out, call->source.paths[0]);
		(void)fprintf(out, " %c %.3f %.3f %s",
			utterance->channel == 0 ? 'A' : 'B', word->when.start_s,
			span_length_s(word->when), word->text);
		if (!isnan(word->confidence))
			(void)fprintf(out, " %.3f", word->confidence);
		(void)fputc('\n', out);
	}
}

static void write_ctm(FILE *out, const struct call *call)
{
	for (int c = 0; c < AUDIO_CHANNELS; c++)
		for (size_t i = 0; i < call->utterances.count; i++)
			if (call->utterances.items[i].channel == c)
				write_ctm_utterance(
					out, call, &call->utterances.items[i]);
}

enum status transcript_write(FILE *out, const struct call *call,
	enum transcript_format format, bool is_chinese, struct failure *why)
{
	enum status rc = STATUS_OK;

	switch (format) {
	case TRANSCRIPT_TEXT:
	case TRANSCRIPT_VTT:
		rc = write_turns(out, call, format, is_chinese, why);
		break;
	case TRANSCRIPT_JSON:
		rc = transcript_write_json(out, call, why);
		break;
	case TRANSCRIPT_CTM:
		write_ctm(out, call);
		break;
	}
	if (rc == STATUS_OK && (fflush(out) || ferror(out)))
		rc = failure_set(why, STATUS_IO, "cannot write");
	return rc;
}
