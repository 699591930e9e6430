#include "svg.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Of the face's size, rounded up from Noto Sans: letters, those that are slim
 * or stout, and what is written wide. */
#define LETTER 0.57
#define SLIM 0.36
#define STOUT 0.93
#define CAPITAL 0.7
#define WIDE 1.0
#define FIRST_WIDE 0x2E80
/* More than the numbers of an element take. */
#define ELEMENT_BYTES 160

static void print(struct svg *svg, const char *format, ...)
	FORMAT_LIKE_PRINTF(2, 3);

static void add(struct svg *svg, const char *text, size_t length)
{
	if (svg->rc == STATUS_OK)
		svg->rc = text_add_part(svg->out, text, length, svg->why);
}

/* Numbers and class names: they always fit. */
static void print(struct svg *svg, const char *format, ...)
{
	char element[ELEMENT_BYTES];
	va_list arguments;

	va_start(arguments, format);
	(void)vsnprintf(element, sizeof(element), format, arguments);
	va_end(arguments);
	add(svg, element, strlen(element));
}

/* XML 1.0, production 2, for what text_next() gives. */
static bool is_allowed(int32_t code_point)
{
	return (code_point >= 0x20 || code_point == '\t' ||
		       code_point == '\n') &&
	       code_point != 0xFFFE && code_point != 0xFFFF &&
	       code_point != 0xFFFD;
}

static void add_escaped(struct svg *svg, const char *text, size_t length)
{
	const char *end = text + length;

	while (text < end) {
		int32_t code_point;
		size_t used = text_next(text, &code_point);

		if (used == 0)
			break;
		if (code_point == '&')
			add(svg, "&amp;", 5);
		else if (code_point == '<')
			add(svg, "&lt;", 4);
		else if (code_point == '>')
			add(svg, "&gt;", 4);
		else if (is_allowed(code_point))
			add(svg, text, used);
		text += used;
	}
}

void svg_begin(struct svg *svg, double width, double height, const char *style,
	const char *definitions)
{
	print(svg,
		"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"auscult\" "
		"width=\"%.0f\" height=\"%.0f\" viewBox=\"0 0 %.0f %.0f\">\n",
		width, height, width, height);
	add(svg, "<style>\n", 8);
	add(svg, style, strlen(style));
	add(svg, "</style>\n<defs>\n", 16);
	add(svg, definitions, strlen(definitions));
	add(svg, "</defs>\n", 8);
}

enum status svg_end(struct svg *svg)
{
	add(svg, "</svg>\n", 7);
	return svg->rc;
}

void svg_group(struct svg *svg, const char *class, const char *title)
{
	print(svg, "<g class=\"%s\">", class);
	if (title && *title) {
		add(svg, "<title>", 7);
		add_escaped(svg, title, strlen(title));
		add(svg, "</title>", 8);
	}
	add(svg, "\n", 1);
}

void svg_group_end(struct svg *svg)
{
	add(svg, "</g>\n", 5);
}

void svg_box(
	struct svg *svg, const char *class, struct svg_box box, double radius)
{
	print(svg,
		"<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" "
		"height=\"%.1f\"",
		class, box.x, box.y, box.width, box.height);
	if (radius > 0.0)
		print(svg, " rx=\"%.1f\"", radius);
	add(svg, "/>\n", 3);
}

void svg_line(struct svg *svg, const char *class, double x1, double y1,
	double x2, double y2)
{
	print(svg,
		"<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" "
		"y2=\"%.1f\"/>\n",
		class, x1, y1, x2, y2);
}

static void add_label(struct svg *svg, const char *class, double x, double y,
	const char *text, size_t length)
{
	print(svg, "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">", class, x, y);
	add_escaped(svg, text, length);
}

void svg_label(struct svg *svg, const char *class, double x, double y,
	const char *text, size_t length)
{
	add_label(svg, class, x, y, text, length);
	add(svg, "</text>\n", 8);
}

void svg_label_cut(struct svg *svg, const char *class, double x, double y,
	const char *text, size_t length)
{
	add_label(svg, class, x, y, text, length);
	add(svg, "…", strlen("…"));
	add(svg, "</text>\n", 8);
}

void svg_strokes(struct svg *svg, const char *class)
{
	print(svg, "<path class=\"%s\" d=\"", class);
}

void svg_stroke(struct svg *svg, double x, double y, double height)
{
	print(svg, "M%.1f %.1fv%.1f", x, y, height);
}

void svg_strokes_end(struct svg *svg)
{
	add(svg, "\"/>\n", 4);
}

static double advance(int32_t code_point, double size)
{
	if (code_point >= FIRST_WIDE)
		return size * WIDE;
	if (code_point < 0x80 && strchr("iljftrI.,:;'!|() -", code_point))
		return size * SLIM;
	if (code_point == 'm' || code_point == 'w' || code_point == 'M' ||
		code_point == 'W')
		return size * STOUT;
	return size *
	       (code_point >= 'A' && code_point <= 'Z' ? CAPITAL : LETTER);
}

double svg_width(const char *text, size_t length, double size)
{
	const char *end = text + length;
	double width = 0.0;

	while (text < end) {
		int32_t code_point;

		text += text_next(text, &code_point);
		if (code_point == 0)
			break;
		width += advance(code_point, size);
	}
	return width;
}

size_t svg_fit(const char *text, double width, double size)
{
	size_t at = 0, blank = 0;

	for (;;) {
		int32_t code_point;
		size_t used = text_next(text + at, &code_point);

		if (used == 0)
			return at;
		if (code_point == ' ' || code_point >= FIRST_WIDE)
			blank = at;
		width -= advance(code_point, size);
		if (width < 0.0)
			return blank > 0 ? blank : at;
		at += used;
	}
}
