#include "drawing_page.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What a row may take, and how many rows are a page that one looks through. */
static const double row_choices_s[] = { 30.0, 60.0, 120.0, 300.0, 600.0, 1200.0,
	3600.0 };
#define ROW_CHOICES (sizeof(row_choices_s) / sizeof(*row_choices_s))
#define ROWS_WANTED 8
/* Cairo draws no more than 32,767 pixels (cairographics.org): what is asked
 * for beyond is made fewer and longer rows. */
#define ROWS_MOST 64

#define HIT_MARGIN 6.0
#define HIT_APART 4.0

double page_x(const struct page *page, const struct row *row, double at_s)
{
	double share = (at_s - row->when.start_s) / page->row_s;

	return PAGE_LEFT + fmin(fmax(share, 0.0), 1.0) *
				   (PAGE_WIDTH - PAGE_LEFT - PAGE_RIGHT);
}

struct span page_part(const struct row *row, struct span when)
{
	return (struct span){ fmax(when.start_s, row->when.start_s),
		fmin(when.end_s, row->when.end_s) };
}

double page_lane_y(const struct row *row, int lane)
{
	return row->lane_y + lane * LANE_HEIGHT;
}

double page_pitch_y(const struct page *page, const struct row *row)
{
	return page_lane_y(row, page->lane_count) + 8.0;
}

double page_rate_y(const struct page *page, const struct row *row)
{
	return page_pitch_y(page, row) + PITCH_HEIGHT + STRIP_GAP;
}

double page_tone_y(const struct page *page, const struct row *row)
{
	return page_rate_y(page, row) + RATE_HEIGHT + STRIP_GAP;
}

double page_row_end(const struct page *page, const struct row *row)
{
	return page_tone_y(page, row) + 2.0 * TONE_HEIGHT + 2.0;
}

int page_lane_of(const struct page *page, enum party party, int channel)
{
	for (int i = 0; i < page->lane_count; i++)
		if (page->lanes[i].has[party] &&
			(page->drawing->call->recording.channels < 2 ||
				page->lanes[i].channel == channel))
			return i;
	return -1;
}

double page_hit_width(const struct drawing_hit *hit)
{
	return svg_width(hit->title, strlen(hit->title), HIT_SIZE) +
	       2.0 * HIT_MARGIN;
}

double page_hit_x(const struct page *page, const struct row *row,
	const struct drawing_hit *hit)
{
	return fmin(page_x(page, row, hit->when.start_s),
		PAGE_WIDTH - PAGE_RIGHT - page_hit_width(hit));
}

/* ---- lanes ---- */

static const char *lane_name(enum party party, bool is_chinese)
{
	static const char *const names[PARTY_COUNT][2] = {
		{ "speakers", "通话" }, { "agent", "坐席" },
		{ "customer", "客户" }, { "system", "系统" }
	};

	return names[party][is_chinese];
}

static struct lane *add_lane(struct page *page, enum party party, int channel)
{
	struct lane *lane = &page->lanes[page->lane_count++];

	*lane = (struct lane){
		.name = lane_name(party, page->drawing->is_chinese),
		.channel = channel,
		.party = party,
	};
	lane->has[party] = true;
	return lane;
}

/* A lane for each channel: whoever is on it is in it. */
static void add_channels(struct page *page)
{
	int agent = page->drawing->call->meta.agent_channel == 2 ? 1 : 0;

	for (int i = 0; i < AUDIO_CHANNELS; i++) {
		struct lane *lane =
			add_lane(page, i == 0 ? PARTY_AGENT : PARTY_CUSTOMER,
				i == 0 ? agent : 1 - agent);

		for (int p = 0; p < PARTY_COUNT; p++)
			lane->has[p] = true;
	}
}

/* On one channel a lane for each party, or one for whoever it is. */
static void add_parties(struct page *page)
{
	const struct turns *turns = &page->drawing->call->turns;
	bool has[PARTY_COUNT] = { false };

	for (size_t i = 0; i < turns->count; i++)
		has[turns->items[i].party] = true;
	if (has[PARTY_AGENT] || has[PARTY_CUSTOMER]) {
		(void)add_lane(page, PARTY_AGENT, 0);
		(void)add_lane(page, PARTY_CUSTOMER, 0);
		if (!has[PARTY_UNKNOWN] && !has[PARTY_SYSTEM])
			return;
	}
	add_lane(page, PARTY_UNKNOWN, 0)->has[PARTY_SYSTEM] = true;
}

/* The loudest of the channel fills its lane, noise on a dead line does not. */
static void scale_lanes(struct page *page)
{
	const struct span whole = { 0.0, page->duration_s };

	for (int i = 0; i < page->lane_count && page->drawing->waveform; i++)
		page->lanes[i].reference =
			fmax(0.05, waveform_peak(page->drawing->waveform,
					   page->lanes[i].channel, whole));
}

/* ---- rows ---- */

/* Rows of the same length, so that the last is as full as the others. */
static double choose_row_s(const struct page *page)
{
	double most_s = page->drawing->row_s;
	double rows;
	size_t i = 0;

	while (i + 1 < ROW_CHOICES &&
		page->duration_s > row_choices_s[i] * (i ? ROWS_WANTED : 1))
		i++;
	if (!(most_s > 0.0))
		most_s = row_choices_s[i];
	rows = fmin(ceil(page->duration_s / most_s - 1e-9), ROWS_MOST);
	return fmax(ceil(page->duration_s / rows), 1.0);
}

/* Puts each hit that begins in the row as low as there is room for it. */
static void place_hits(struct page *page, struct row *row)
{
	double free_x[HIT_LEVELS] = { 0 };

	for (size_t i = 0; i < page->drawing->hit_count; i++) {
		const struct drawing_hit *hit = &page->drawing->hits[i];
		double x = page_hit_x(page, row, hit);
		int level = 0;

		if (!span_holds(row->when, hit->when.start_s))
			continue;
		while (level < HIT_LEVELS && x < free_x[level])
			level++;
		page->levels[i] = level < HIT_LEVELS ? (int8_t)level : -1;
		if (level == HIT_LEVELS)
			continue;
		free_x[level] = x + page_hit_width(hit) + HIT_APART;
		if (level >= row->levels)
			row->levels = level + 1;
	}
}

static void place_rows(struct page *page)
{
	double y = PAGE_TOP;

	for (size_t i = 0; i < page->row_count; i++) {
		struct row *row = &page->rows[i];

		row->when.start_s = (double)i * page->row_s;
		row->when.end_s = row->when.start_s + page->row_s;
		row->y = y;
		place_hits(page, row);
		row->lane_y = y + RULER_HEIGHT + row->levels * HIT_HEIGHT + 6.0;
		y = page_row_end(page, row) + ROW_GAP;
	}
	page->height = y;
}

/* ---- talk ---- */

static int by_start(const void *a, const void *b)
{
	const struct span *x = a, *y = b;

	return x->start_s < y->start_s ? -1 : x->start_s > y->start_s;
}

static enum status join_talk(struct page *page, struct failure *why)
{
	const struct utterances *all = &page->drawing->call->utterances;
	struct span *talk =
		arena_alloc(&page->arena, (all->count + 1) * sizeof(*talk));
	size_t count = 0;

	if (!talk)
		return failure_no_memory(why);
	for (size_t i = 0; i < all->count; i++)
		talk[i] = all->items[i].when;
	qsort(talk, all->count, sizeof(*talk), by_start);
	for (size_t i = 0; i < all->count; i++)
		if (count > 0 && talk[i].start_s <= talk[count - 1].end_s)
			talk[count - 1].end_s =
				fmax(talk[count - 1].end_s, talk[i].end_s);
		else
			talk[count++] = talk[i];
	page->talk = talk;
	page->talk_count = count;
	return STATUS_OK;
}

enum status page_lay_out(struct page *page, struct failure *why)
{
	const struct drawing *drawing = page->drawing;
	const struct call *call = drawing->call;

	page->duration_s = fmax(call->recording.duration_s, 1.0);
	if (call->recording.channels > 1 && !call->recording.is_dual_mono)
		add_channels(page);
	else
		add_parties(page);
	scale_lanes(page);
	page->row_s = choose_row_s(page);
	page->row_count = (size_t)ceil(page->duration_s / page->row_s - 1e-9);
	page->rows = arena_alloc(
		&page->arena, page->row_count * sizeof(*page->rows));
	page->levels = arena_alloc(&page->arena, drawing->hit_count + 1);
	if (!page->rows || !page->levels)
		return failure_no_memory(why);
	memset(page->levels, -1, drawing->hit_count + 1);
	place_rows(page);
	return join_talk(page, why);
}
