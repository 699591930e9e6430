#include <math.h>
#include <stdio.h>
#include <string.h>

#include "drawing_parts.h"

/* Men's lowest to women's highest, on a scale of semitones. */
#define LOWEST_HZ 70.0
#define HIGHEST_HZ 450.0
/* What fills the strip of speech rate. */
#define FASTEST_CPM 400.0
#define FASTEST_WPM 260.0
/* Shades of anger. */
#define TONES 5

static double pitch_y(double top, double hz)
{
	double share = log2(hz / LOWEST_HZ) / log2(HIGHEST_HZ / LOWEST_HZ);

	return top + PITCH_HEIGHT * (1.0 - fmin(fmax(share, 0.0), 1.0));
}

static void draw_scale(struct page *page, const struct row *row, double top)
{
	static const double lines_hz[] = { 100.0, 200.0, 400.0 };
	double right = page_x(page, row, page->duration_s);
	const char *name = page_word(page, "pitch, Hz", "音高 Hz");
	char number[16];

	svg_label(&page->svg, "lane small", 16.0, top + PITCH_HEIGHT / 2.0,
		name, strlen(name));
	for (int i = 0; i < 3; i++) {
		double y = pitch_y(top, lines_hz[i]);

		svg_line(&page->svg, "grid", PAGE_LEFT, y, right, y);
		(void)snprintf(number, sizeof(number), "%.0f", lines_hz[i]);
		svg_label(&page->svg, "number right", PAGE_LEFT - 6.0, y + 3.0,
			number, strlen(number));
	}
}

/* The range as a box, the median as a line in it. */
static void draw_pitch(struct page *page, const struct row *row, double top,
	const struct utterance *utterance)
{
	struct span part = page_part(row, utterance->when);
	double half = isnan(utterance->pitch_range_st)
			      ? 1.0
			      : pow(2.0, utterance->pitch_range_st / 24.0);
	double hz = utterance->pitch_hz;
	double low, left, right;
	struct svg_box box;
	char class[48];

	if (isnan(hz) || !(span_length_s(part) > 0.0))
		return;
	left = page_x(page, row, part.start_s);
	right = page_x(page, row, part.end_s);
	low = pitch_y(top, hz / half);
	box = (struct svg_box){ .x = left,
		.y = pitch_y(top, hz * half),
		.width = fmax(right - left, 1.0) };
	box.height = fmax(low - box.y, 1.0);
	(void)snprintf(
		class, sizeof(class), "pitch %s", party_name(utterance->party));
	svg_group(&page->svg, class, NULL);
	svg_box(&page->svg, "range", box, 2.0);
	svg_line(&page->svg, "median", left, pitch_y(top, hz), right,
		pitch_y(top, hz));
	svg_group_end(&page->svg);
}

/* ---- speech rate ---- */

static void draw_pace(struct page *page, const struct row *row,
	const struct turn *turn, double most_cpm)
{
	struct span part = page_part(row, turn->when);
	double share = turn->delivery.speech_rate_cpm / most_cpm;
	struct svg_box box;
	char class[48];

	if (isnan(share) || !(span_length_s(part) > 0.0))
		return;
	box.x = page_x(page, row, part.start_s);
	box.width = fmax(page_x(page, row, part.end_s) - box.x, 1.0);
	box.height = RATE_HEIGHT * fmin(share, 1.0);
	box.y = page_rate_y(page, row) + RATE_HEIGHT - box.height;
	(void)snprintf(
		class, sizeof(class), "turn %s", party_name(turn->party));
	svg_group(&page->svg, class, NULL);
	svg_box(&page->svg, "pace", box, 0.0);
	svg_group_end(&page->svg);
}

static void draw_paces(struct page *page, const struct row *row)
{
	const struct call *call = page->drawing->call;
	bool is_english = call->language == LANGUAGE_EN;
	double most_cpm = is_english ? FASTEST_WPM : FASTEST_CPM;
	double middle = page_rate_y(page, row) + RATE_HEIGHT / 2.0;
	const char *name = is_english ? page_word(page, "words/min", "词/分")
				      : page_word(page, "chars/min", "字/分");
	char number[16];

	svg_label(&page->svg, "lane small", 16.0, middle + 4.0, name,
		strlen(name));
	(void)snprintf(number, sizeof(number), "%.0f", most_cpm / 2.0);
	svg_label(&page->svg, "number right", PAGE_LEFT - 6.0, middle + 3.0,
		number, strlen(number));
	svg_line(&page->svg, "grid", PAGE_LEFT, middle,
		page_x(page, row, page->duration_s), middle);
	for (size_t i = 0; i < call->turns.count; i++)
		draw_pace(page, row, &call->turns.items[i], most_cpm);
}

/* ---- tone ---- */

static void draw_tone(
	struct page *page, const struct row *row, const struct turn *turn)
{
	struct span part = page_part(row, turn->when);
	double anger = turn->delivery.anger;
	double worst = fmax(anger, turn->delivery.impatience);
	int lower = turn->party == PARTY_CUSTOMER;
	struct svg_box box = { .height = TONE_HEIGHT };
	char class[48], title[96];

	if (isnan(worst) || !(span_length_s(part) > 0.0))
		return;
	box.x = page_x(page, row, part.start_s);
	box.width = fmax(page_x(page, row, part.end_s) - box.x, 1.0);
	box.y = page_tone_y(page, row) + lower * (TONE_HEIGHT + 2.0);
	(void)snprintf(title, sizeof(title),
		page->drawing->is_chinese ? "愤怒 %.2f,不耐烦 %.2f"
					  : "anger %.2f, impatience %.2f",
		anger, turn->delivery.impatience);
	(void)snprintf(class, sizeof(class), "tone tone%d",
		(int)fmin(worst * TONES, TONES - 1.0));
	svg_group(&page->svg, "turn", title);
	svg_box(&page->svg, class, box, 2.0);
	svg_group_end(&page->svg);
}

static void draw_tones(struct page *page, const struct row *row)
{
	const struct turns *turns = &page->drawing->call->turns;
	const char *name = page_word(page, "anger", "愤怒");

	svg_label(&page->svg, "lane small", 16.0,
		page_tone_y(page, row) + TONE_HEIGHT + 4.0, name, strlen(name));
	for (size_t i = 0; i < turns->count; i++)
		draw_tone(page, row, &turns->items[i]);
}

void draw_voice(struct page *page, const struct row *row)
{
	const struct utterances *all = &page->drawing->call->utterances;
	double top = page_pitch_y(page, row);

	draw_scale(page, row, top);
	for (size_t i = 0; i < all->count; i++)
		draw_pitch(page, row, top, &all->items[i]);
	draw_paces(page, row);
	draw_tones(page, row);
}
