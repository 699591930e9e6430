#include <math.h>
#include <stdio.h>
#include <string.h>

#include "drawing_parts.h"

/* A measure of the whole call has no place in it that one could shade. */
#define MOST_PLACE 0.5

static double chip_y(const struct row *row, int level)
{
	return row->lane_y - 4.0 - (level + 1) * HIT_HEIGHT;
}

/* A shade over the lane of whoever it is about, or over all. */
static void draw_place(
	struct page *page, const struct row *row, const struct drawing_hit *hit)
{
	struct span part = page_part(row, hit->when);
	int first = 0, last = page->lane_count - 1;
	struct svg_box box;

	if (!(span_length_s(part) > 0.0) ||
		span_length_s(hit->when) > MOST_PLACE * page->duration_s)
		return;
	for (int i = 0; i < page->lane_count; i++)
		if (hit->party != PARTY_UNKNOWN &&
			page->lanes[i].party == hit->party)
			first = last = i;
	box.x = page_x(page, row, part.start_s);
	box.width = fmax(page_x(page, row, part.end_s) - box.x, 2.0);
	box.y = page_lane_y(row, first) - 2.0;
	box.height = page_lane_y(row, last) + WAVE_HEIGHT + 2.0 - box.y;
	svg_box(&page->svg, "place", box, 0.0);
}

/* What the rule is called, on a flag over the place. */
static void draw_chip(struct page *page, const struct row *row,
	const struct drawing_hit *hit, int level)
{
	double x = page_x(page, row, hit->when.start_s);
	struct svg_box box = { page_hit_x(page, row, hit), chip_y(row, level),
		page_hit_width(hit), HIT_HEIGHT - 3.0 };

	svg_line(&page->svg, "stem", x, box.y + box.height, x, row->lane_y);
	svg_box(&page->svg, "chip", box, 3.0);
	svg_label(&page->svg, "title", box.x + 6.0, box.y + 12.0, hit->title,
		strlen(hit->title));
}

void draw_hits(struct page *page, const struct row *row)
{
	const struct drawing *drawing = page->drawing;
	char class[48];

	/* The lowest last, over the stems of those above. */
	for (int level = HIT_LEVELS - 1; level >= -1; level--)
		for (size_t i = 0; i < drawing->hit_count; i++) {
			const struct drawing_hit *hit = &drawing->hits[i];
			bool begins = span_holds(row->when, hit->when.start_s);

			if (page->levels[i] != level ||
				(!begins && !(span_overlap_s(row->when,
						      hit->when) > 0.0)))
				continue;
			(void)snprintf(class, sizeof(class), "hit %s",
				verdict_value_name(hit->value));
			svg_group(&page->svg, class, hit->text);
			draw_place(page, row, hit);
			if (begins && level >= 0)
				draw_chip(page, row, hit, level);
			svg_group_end(&page->svg);
		}
}
