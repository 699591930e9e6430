/* auscult draw: one call as a picture. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "commands.h"
#include "drawn_call.h"
#include "log.h"
#include "output.h"
#include "path.h"
#include "picture.h"
#include "waveform_reader.h"

struct draw_arguments {
	const char *database;
	const char *out;
	const char *tongue;
	int row_s;
};

static const struct option_spec options[] = {
	{ "db", 'd', OPTION_TEXT, offsetof(struct draw_arguments, database),
		"FILE", "database to read", "读取的数据库" },
	{ "out", 'o', OPTION_TEXT, offsetof(struct draw_arguments, out), "FILE",
		"picture to write, .svg or .png (default: SVG on standard "
		"output)",
		"输出的图片,.svg 或 .png(默认:以 SVG 写到标准输出)" },
	{ "row", 0, OPTION_INTEGER, offsetof(struct draw_arguments, row_s),
		"SECONDS", "time in one row (default: by the call's length)",
		"每行的秒数(默认:按通话时长)" },
	{ "tongue", 0, OPTION_CHOICE, offsetof(struct draw_arguments, tongue),
		"zh|en", "language of the picture (default: the locale's)",
		"图中文字的语言(默认:随系统)" },
};

static bool is_png(const struct draw_arguments *arguments)
{
	return arguments->out &&
	       strcmp(path_extension(arguments->out), "png") == 0;
}

/* Without the recording the rest is drawn all the same. */
static enum status read_waveform(
	const struct call *call, struct waveform *waveform, struct failure *why)
{
	struct decode *decode = NULL;
	enum status rc = decode_new(&decode, why);

	if (rc == STATUS_OK)
		rc = waveform_read(decode, &call->source, waveform, why);
	decode_free(decode);
	if (rc == STATUS_OK || rc == STATUS_NO_MEMORY)
		return rc;
	log_line(LOG_WARNING, "%s: drawn without its waveform: %s",
		call->source.paths[0], why->text);
	return STATUS_OK;
}

static enum status write_picture(const struct draw_arguments *arguments,
	const struct text *svg, struct failure *why)
{
	FILE *out;
	enum status rc = output_open(&out, arguments->out, why);

	if (rc != STATUS_OK)
		return rc;
	if (is_png(arguments))
		rc = picture_write(out, svg, why);
	else if (fwrite(svg->bytes, 1, svg->length, out) != svg->length)
		rc = failure_set(why, STATUS_IO, "cannot write the picture");
	return output_close(out, arguments->out, rc, why);
}

static enum status draw(const struct draw_arguments *arguments,
	struct drawn_call *drawn, struct failure *why)
{
	struct waveform waveform = { 0 };
	struct text svg = { 0 };
	enum status rc = read_waveform(drawn->drawing.call, &waveform, why);

	if (waveform.count > 0)
		drawn->drawing.waveform = &waveform;
	drawn->drawing.row_s = arguments->row_s;
	if (rc == STATUS_OK)
		rc = drawing_write(&drawn->drawing, &svg, why);
	if (rc == STATUS_OK)
		rc = write_picture(arguments, &svg, why);
	drawn->drawing.waveform = NULL;
	text_release(&svg);
	waveform_release(&waveform);
	return rc;
}

static enum status read_and_draw(const struct draw_arguments *arguments,
	const char *name, struct failure *why)
{
	bool is_chinese = arguments->tongue
				  ? strcmp(arguments->tongue, "zh") == 0
				  : tongue_is_chinese();
	struct store *store = NULL;
	struct drawn_call drawn = { 0 };
	enum status rc =
		store_new(&store, arguments->database, STORE_READ, why);

	if (rc == STATUS_OK) {
		rc = drawn_call_read(&drawn, store, name, is_chinese, why);
		if (rc != STATUS_OK)
			(void)failure_prefix(
				why, rc, "%s", arguments->database);
	}
	if (rc == STATUS_OK)
		rc = draw(arguments, &drawn, why);
	drawn_call_release(&drawn);
	store_free(store);
	return rc;
}

static int run(const void *values, int count, char **names)
{
	const struct draw_arguments *arguments = values;
	const char *out = arguments->out ? arguments->out : "-";
	struct failure why = { "" };

	if (count != 1 || !arguments->database) {
		(void)failure_set(&why, STATUS_INVALID,
			"draw: give one call and --db FILE");
		return command_fail(EXIT_WRONG_USAGE, &why);
	}
	if (strcmp(out, "-") != 0 && !is_png(arguments) &&
		strcmp(path_extension(out), "svg") != 0) {
		(void)failure_set(&why, STATUS_INVALID,
			"draw: --out: \"%s\" ends neither in .svg nor in .png",
			out);
		return command_fail(EXIT_WRONG_USAGE, &why);
	}
	return read_and_draw(arguments, names[0], &why) == STATUS_OK
		       ? EXIT_DONE
		       : command_fail(EXIT_NOTHING, &why);
}

const struct command command_draw = {
	.name = "draw",
	.synopsis = "CALL --db FILE",
	.summary_en = "draw a call: turns, overlap, silence, rule hits",
	.summary_zh = "把一通通话画成图:话轮、重叠、静默、命中的规则",
	.options = options,
	.option_count = sizeof(options) / sizeof(*options),
	.struct_bytes = sizeof(struct draw_arguments),
	.run = run,
};
