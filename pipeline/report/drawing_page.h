/*
 * Drawing page: where on the picture of a call things are.
 *
 *	drawing -> page_lay_out() -> lanes, rows, levels of hits
 *
 * For drawing*.c alone. Lengths are pixels, y runs downwards.
 *
 * Thread rule: one thread at a time for one page.
 */
#ifndef AUSCULT_DRAWING_PAGE_H
#define AUSCULT_DRAWING_PAGE_H

#include "arena.h"
#include "drawing.h"
#include "svg.h"

#define PAGE_WIDTH 1600
#define PAGE_LEFT 96 /* the lanes' names stand there */
#define PAGE_RIGHT 24
#define PAGE_TOP 108.0 /* title and legend */
#define ROW_GAP 30.0
#define RULER_HEIGHT 20.0
#define HIT_HEIGHT 19.0
#define HIT_SIZE 12.0 /* of its words */
#define HIT_LEVELS 5  /* a hit that finds no place has no words */
#define WAVE_HEIGHT 56.0
#define SAID_SIZE 12.0
#define SAID_LINE 15.0
#define SAID_LINES 3
#define LANE_HEIGHT (WAVE_HEIGHT + SAID_LINES * SAID_LINE + 14.0)
#define PITCH_HEIGHT 60.0
#define RATE_HEIGHT 34.0
#define TONE_HEIGHT 9.0 /* of each of two parties */
#define STRIP_GAP 10.0
#define LANES_MOST 3

/* One line of the score. */
struct lane {
	const char *name;
	int channel; /* that its waveform comes from */
	bool has[PARTY_COUNT];
	enum party party; /* whose colour it has */
	double reference; /* the sample that fills it, 0..1 */
};

/* One row of the page. */
struct row {
	struct span when;
	double y;      /* of its ruler */
	double lane_y; /* of its first lane */
	int levels;    /* of hits above the lanes */
};

struct page {
	struct arena arena;
	const struct drawing *drawing;
	struct svg svg;
	double row_s, duration_s;
	struct lane lanes[LANES_MOST];
	int lane_count;
	struct row *rows;
	size_t row_count;
	struct span *talk; /* when anybody speaks, by start, apart */
	size_t talk_count;
	int8_t *levels; /* by hit: from the lanes upwards, -1 for none */
	double height;
};

/* Zeroed but for `drawing` before; the caller releases page->arena. */
MUST_CHECK enum status page_lay_out(struct page *page, struct failure *why);

/* Where a time is, at the row's edge where it is outside. */
double page_x(const struct page *page, const struct row *row, double at_s);
/* What of a span lies in the row; empty where nothing does. */
struct span page_part(const struct row *row, struct span when);
double page_lane_y(const struct row *row, int lane);
double page_pitch_y(const struct page *page, const struct row *row);
double page_rate_y(const struct page *page, const struct row *row);
double page_tone_y(const struct page *page, const struct row *row);
/* Where the row's last strip ends. */
double page_row_end(const struct page *page, const struct row *row);

/* The lane of what `party` says on `channel`; -1 for none. */
int page_lane_of(const struct page *page, enum party party, int channel);

/* How wide the words of a hit are, with what is around them; and where they
 * begin. */
double page_hit_width(const struct drawing_hit *hit);
double page_hit_x(const struct page *page, const struct row *row,
	const struct drawing_hit *hit);

#endif
