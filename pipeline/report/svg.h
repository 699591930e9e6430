/*
 * SVG: shapes and labels as Scalable Vector Graphics 1.1 (W3C).
 *
 *	svg_begin(), svg_box(), svg_label() ..., svg_end() -> text
 *
 * What a shape looks like is its class, which the style sheet of svg_begin()
 * explains. Text is escaped, and what XML does not allow is left out. The first
 * failure is kept: what follows it does nothing, and svg_end() returns it.
 *
 * Thread rule: no shared state.
 */
#ifndef AUSCULT_SVG_H
#define AUSCULT_SVG_H

#include "text.h"

struct svg {
	struct text *out;
	struct failure *why;
	enum status rc;
};

/* Pixels from the upper left corner. */
struct svg_box {
	double x, y, width, height;
};

/* Begins a picture behind what `out` has. `style` is CSS, `definitions`
 * elements that it refers to; both are written as they are. */
void svg_begin(struct svg *svg, double width, double height, const char *style,
	const char *definitions);
/* Ends it; STATUS_NO_MEMORY if anything was refused. */
MUST_CHECK enum status svg_end(struct svg *svg);

/* What follows until svg_group_end() belongs together; `title`, which may be
 * NULL, is shown where a pointer rests on it. */
void svg_group(struct svg *svg, const char *class, const char *title);
void svg_group_end(struct svg *svg);

/* A rectangle with corners of `radius`. */
void svg_box(
	struct svg *svg, const char *class, struct svg_box box, double radius);
void svg_line(struct svg *svg, const char *class, double x1, double y1,
	double x2, double y2);
/* The first `length` bytes of `text` with their base line at y. */
void svg_label(struct svg *svg, const char *class, double x, double y,
	const char *text, size_t length);

/* The same with an ellipsis behind it. */
void svg_label_cut(struct svg *svg, const char *class, double x, double y,
	const char *text, size_t length);

/* Upright strokes in one path: svg_strokes(), svg_stroke() ...,
 * svg_strokes_end(). */
void svg_strokes(struct svg *svg, const char *class);
void svg_stroke(struct svg *svg, double x, double y, double height);
void svg_strokes_end(struct svg *svg);

/* How wide a text is about, in a sans-serif face of `size` pixels. */
double svg_width(const char *text, size_t length, double size);
/* How many bytes of the text fit into `width`, cut between characters, at a
 * blank where there is one. */
size_t svg_fit(const char *text, double width, double size);

#endif
