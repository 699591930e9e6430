#include "example_page.h"

#include <math.h>
#include <string.h>

#include "markup.h"

/* What of a turn falls into the clip. */
struct caption {
	struct span when; /* from the start of the clip */
	enum party party;
	struct text text;
};

static const char *party_title(enum party party, bool is_chinese)
{
	static const char *const titles[PARTY_COUNT][2] = {
		{ "Unknown", "未知" }, { "Agent", "坐席" },
		{ "Customer", "客户" }, { "System", "系统" }
	};

	return titles[party][is_chinese];
}

/* The words whose middle the clip holds. Its text is empty when there are none.
 */
static enum status fill_caption(struct caption *caption,
	const struct example_clip *clip, const struct turn *turn,
	bool is_chinese, struct failure *why)
{
	const struct word *words =
		&clip->masked->call.words.items[turn->first_word];
	enum status rc = STATUS_OK;

	text_clear(&caption->text);
	caption->party = turn->party;
	caption->when = (struct span){ INFINITY, 0.0 };
	for (size_t i = 0; i < turn->word_count && rc == STATUS_OK; i++) {
		struct span when = words[i].when;

		if (!span_holds(clip->when, (when.start_s + when.end_s) / 2.0))
			continue;
		caption->when.start_s =
			fmax(0.0, fmin(caption->when.start_s,
					  when.start_s - clip->when.start_s));
		caption->when.end_s = fmax(
			caption->when.end_s, when.end_s - clip->when.start_s);
		rc = privacy_word_text(&clip->masked->privacy,
			&clip->masked->call, turn, i, is_chinese,
			&caption->text, why);
	}
	return rc;
}

/* "00:00:01.250" */
static void write_time(FILE *out, double at_s)
{
	long ms = lround(at_s * 1e3);

	(void)fprintf(out, "%02ld:%02ld:%02ld.%03ld", ms / 3600000,
		ms / 60000 % 60, ms / 1000 % 60, ms % 1000);
}

static void write_cue(FILE *out, const struct caption *caption, bool is_chinese)
{
	(void)fputc('\n', out);
	write_time(out, caption->when.start_s);
	(void)fputs(" --> ", out);
	write_time(out, caption->when.end_s);
	(void)fprintf(out, "\n<v %s>", party_title(caption->party, is_chinese));
	markup_text(out, text_string(&caption->text));
	(void)fputc('\n', out);
}

static void write_line(
	FILE *out, const struct caption *caption, bool is_chinese)
{
	(void)fprintf(out, "<p class=\"%s\"><b>%s</b> ",
		party_name(caption->party),
		party_title(caption->party, is_chinese));
	markup_text(out, text_string(&caption->text));
	(void)fputs("</p>\n", out);
}

/* Writes every caption of the clip by `write`. */
static enum status write_captions(FILE *out, const struct example_clip *clip,
	void (*write)(
		FILE *out, const struct caption *caption, bool is_chinese),
	bool is_chinese, struct failure *why)
{
	const struct turns *turns = &clip->masked->call.turns;
	struct caption caption = { 0 };
	enum status rc = STATUS_OK;

	for (size_t t = 0; t < turns->count && rc == STATUS_OK; t++) {
		rc = fill_caption(
			&caption, clip, &turns->items[t], is_chinese, why);
		if (rc == STATUS_OK && caption.text.length > 0)
			write(out, &caption, is_chinese);
	}
	text_release(&caption.text);
	return rc;
}

enum status example_captions(FILE *out, const struct example_clip *clip,
	bool is_chinese, struct failure *why)
{
	(void)fputs("WEBVTT\n", out);
	return write_captions(out, clip, write_cue, is_chinese, why);
}

static const char style[] =
	"body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem "
	"auto;padding:0 1rem;color:#1b1f24;background:#fff}"
	"article{border:1px solid #c9d1d9;border-radius:6px;padding:1rem;"
	"margin:1rem 0}article.best{border-left:6px solid #1a7f37}"
	"article.worst{border-left:6px solid #b42318}"
	"h2{font-size:1.1rem;margin:0}audio{width:100%}"
	"p{margin:.25rem 0}.customer b{color:#0b5cad}.agent b{color:#6639a6}"
	"small,.note{color:#57606a}";

void example_page_start(FILE *out, const struct example_heading *heading)
{
	bool is_chinese = heading->is_chinese;

	(void)fprintf(out,
		"<!DOCTYPE html>\n<html lang=\"%s\">\n<meta "
		"charset=\"utf-8\">\n"
		"<meta name=\"viewport\" content=\"width=device-width,"
		"initial-scale=1\">\n<title>",
		is_chinese ? "zh-CN" : "en");
	markup_text(out, heading->rule);
	(void)fprintf(out, "</title>\n<style>%s</style>\n<h1>%s", style,
		is_chinese ? "示例: " : "Examples: ");
	markup_text(out, heading->rule);
	(void)fprintf(out, "</h1>\n<p class=\"note\">%s",
		is_chinese ? "个人信息已在文字中遮盖、在录音中静音。制作: "
			   : "Personal data is masked in the text and silenced "
			     "in the sound. Made by ");
	markup_text(out, heading->maker);
	(void)fprintf(out, ", %s</p>\n", heading->made_at);
}

static void write_heading(FILE *out, const struct example_heading *heading,
	const struct example_clip *clip)
{
	const struct example *example = clip->example;
	bool is_chinese = heading->is_chinese;

	(void)fprintf(out, "<article class=\"%s\" id=\"%s\">\n<h2>%s · ",
		example->is_good ? "best" : "worst", clip->name,
		example->is_good ? (is_chinese ? "好" : "good")
				 : (is_chinese ? "差" : "bad"));
	markup_text(out, example->agent ? example->agent : "-");
	(void)fputs(" · ", out);
	markup_text(out, example->call);
	(void)fprintf(out,
		"</h2>\n<small>%.1f–%.1f s, %s %.2f, %s %.2f</small>\n",
		clip->when.start_s, clip->when.end_s,
		is_chinese ? "置信度" : "confidence", example->confidence,
		is_chinese ? "清晰度" : "clarity", example->clarity);
}

enum status example_page_add(FILE *out, const struct example_heading *heading,
	const struct example_clip *clip, struct failure *why)
{
	const char *explanation = heading->is_chinese ? clip->example->why_zh
						      : clip->example->why_en;
	struct text masked = { 0 };
	enum status rc = STATUS_OK;

	write_heading(out, heading, clip);
	(void)fprintf(out,
		"<audio controls preload=\"none\" src=\"%s.wav\">"
		"<track kind=\"captions\" src=\"%s.vtt\" default></audio>\n",
		clip->name, clip->name);
	if (explanation)
		rc = quoter_mask(&clip->masked->quoter, explanation,
			QUOTE_FROM_ANYWHERE, heading->is_chinese, &masked, why);
	if (masked.length > 0) {
		(void)fputs("<p class=\"note\">", out);
		markup_text(out, masked.bytes);
		(void)fputs("</p>\n", out);
	}
	text_release(&masked);
	if (rc == STATUS_OK)
		rc = write_captions(
			out, clip, write_line, heading->is_chinese, why);
	(void)fputs("</article>\n", out);
	return rc;
}

void example_page_end(FILE *out)
{
	(void)fputs("</html>\n", out);
}

void playlist_start(FILE *out)
{
	(void)fputs("#EXTM3U\n", out);
}

void playlist_add(FILE *out, const struct example_clip *clip)
{
	(void)fprintf(out, "#EXTINF:%.0f,%s %s %s\n%s.wav\n",
		ceil(span_length_s(clip->when)), clip->name,
		clip->example->agent ? clip->example->agent : "-",
		clip->example->call, clip->name);
}
