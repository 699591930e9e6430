#include <math.h>
#include <stdio.h>
#include <string.h>

#include "drawing_parts.h"

/* From one stroke of the waveform to the next. */
#define STROKE_PX 2
/* Quiet speech is seen as well as loud: between amplitude and decibels. */
#define STROKE_POWER 0.8
/* A turn narrower than this has no room for words. */
#define SAID_LEAST_PX 17.0
#define SAID_MARGIN 2.5

#define STROKES ((PAGE_WIDTH - PAGE_LEFT - PAGE_RIGHT) / STROKE_PX)

/* Which strokes of the row are speech of the lane's. */
static void find_speech(const struct page *page, const struct row *row,
	int lane, bool is_speech[STROKES])
{
	const struct utterances *all = &page->drawing->call->utterances;

	memset(is_speech, 0, STROKES * sizeof(*is_speech));
	for (size_t i = 0; i < all->count; i++) {
		const struct utterance *utterance = &all->items[i];
		double x, end;

		if (!(span_overlap_s(row->when, utterance->when) > 0.0) ||
			page_lane_of(page, utterance->party,
				utterance->channel) != lane)
			continue;
		x = page_x(page, row, utterance->when.start_s) - PAGE_LEFT;
		end = page_x(page, row, utterance->when.end_s) - PAGE_LEFT;
		for (; x < end && x < STROKES * STROKE_PX; x += STROKE_PX)
			is_speech[(int)(x / STROKE_PX)] = true;
	}
}

/* The strokes of speech, or those of all else. */
static void draw_strokes(struct page *page, const struct row *row, int index,
	const bool is_speech[STROKES], bool wants_speech)
{
	const struct lane *lane = &page->lanes[index];
	double middle = page_lane_y(row, index) + WAVE_HEIGHT / 2.0;
	double step_s = page->row_s / STROKES;
	char class[48];

	(void)snprintf(class, sizeof(class), "wave %s",
		wants_speech ? party_name(lane->party) : "room");
	svg_strokes(&page->svg, class);
	for (int i = 0; i < STROKES; i++) {
		double at_s = row->when.start_s + i * step_s;
		double peak, height;

		if (at_s >= page->duration_s)
			break;
		if (is_speech[i] != wants_speech)
			continue;
		peak = waveform_peak(page->drawing->waveform, lane->channel,
			(struct span){ at_s, at_s + step_s });
		height = pow(peak / lane->reference, STROKE_POWER) *
			 (WAVE_HEIGHT - 4.0);
		height = fmax(height, 1.0);
		svg_stroke(&page->svg, PAGE_LEFT + (i + 0.5) * STROKE_PX,
			middle - height / 2.0, height);
	}
	svg_strokes_end(&page->svg);
}

static void draw_wave(struct page *page, const struct row *row, int lane)
{
	bool is_speech[STROKES];

	find_speech(page, row, lane, is_speech);
	draw_strokes(page, row, lane, is_speech, false);
	draw_strokes(page, row, lane, is_speech, true);
}

static void draw_words(struct page *page, const char *text, struct svg_box box)
{
	double width = box.width - 2.0 * SAID_MARGIN;

	for (int line = 0; line < SAID_LINES && *text; line++) {
		bool is_last = line == SAID_LINES - 1;
		double y = box.y + (line + 1) * SAID_LINE - 2.0;
		size_t length = svg_fit(text, width, SAID_SIZE);

		if (is_last && text[length])
			svg_label_cut(&page->svg, "said", box.x + SAID_MARGIN,
				y, text,
				svg_fit(text, width - SAID_SIZE, SAID_SIZE));
		else
			svg_label(&page->svg, "said", box.x + SAID_MARGIN, y,
				text, length);
		if (length == 0)
			break;
		text += length;
		text += *text == ' ';
	}
}

/* Words stand where a turn begins, and in the next row again. */
static void draw_turn(struct page *page, const struct row *row,
	const struct turn *turn, struct text *said)
{
	struct span part = page_part(row, turn->when);
	int lane = page_lane_of(page, turn->party, turn->channel);
	struct svg_box box;
	char class[48];

	if (lane < 0 || !(span_length_s(part) > 0.0))
		return;
	box.x = page_x(page, row, part.start_s);
	box.width = fmax(page_x(page, row, part.end_s) - box.x, 1.5);
	box.y = page_lane_y(row, lane) + WAVE_HEIGHT + 2.0;
	box.height = SAID_LINES * SAID_LINE + 4.0;
	text_clear(said);
	if (page->svg.rc == STATUS_OK)
		page->svg.rc = call_turn_text(
			page->drawing->call, turn, said, page->svg.why);
	(void)snprintf(
		class, sizeof(class), "turn %s", party_name(turn->party));
	svg_group(&page->svg, class, text_string(said));
	svg_box(&page->svg, "bar", box, 3.0);
	if (box.width >= SAID_LEAST_PX)
		draw_words(page, text_string(said), box);
	svg_group_end(&page->svg);
}

void draw_lanes(struct page *page, const struct row *row)
{
	const struct turns *turns = &page->drawing->call->turns;
	struct text said = { 0 };

	for (int i = 0; i < page->lane_count; i++) {
		double y = page_lane_y(row, i);

		svg_label(&page->svg, "lane", 16.0, y + WAVE_HEIGHT / 2.0 + 4.0,
			page->lanes[i].name, strlen(page->lanes[i].name));
		if (page->drawing->waveform)
			draw_wave(page, row, i);
	}
	for (size_t i = 0; i < turns->count; i++)
		draw_turn(page, row, &turns->items[i], &said);
	text_release(&said);
}
