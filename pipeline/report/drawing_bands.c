#include <math.h>
#include <stdio.h>
#include <string.h>

#include "drawing_parts.h"

#define NAME_SIZE 11.0

/* A band over lanes [first, last], named at its foot where its name fits: at
 * its head are waveforms. */
static void draw_band(struct page *page, const struct row *row,
	struct span when, const char *class, const char *name, int first,
	int last)
{
	struct span part = page_part(row, when);
	struct svg_box box;

	if (!(span_length_s(part) > 0.0))
		return;
	box.x = page_x(page, row, part.start_s);
	box.width = fmax(page_x(page, row, part.end_s) - box.x, 1.0);
	box.y = page_lane_y(row, first) - 2.0;
	box.height = page_lane_y(row, last) + LANE_HEIGHT - 6.0 - box.y;
	svg_group(&page->svg, class, name);
	svg_box(&page->svg, "band", box, 0.0);
	if (name && svg_width(name, strlen(name), NAME_SIZE) + 8.0 < box.width)
		svg_label(&page->svg, "name", box.x + 4.0,
			box.y + box.height - 5.0, name, strlen(name));
	svg_group_end(&page->svg);
}

static void draw_sound(
	struct page *page, const struct row *row, const struct sound *sound)
{
	static const char *const names[SOUND_KIND_COUNT][2] = { { "", "" },
		{ "ring-back", "回铃音" }, { "busy tone", "忙音" },
		{ "information tone", "提示音" }, { "key", "按键" },
		{ "music", "音乐" }, { "announcement", "语音导航" },
		{ "on hold", "保持" } };
	bool is_chinese = page->drawing->is_chinese;
	int first = 0, last = page->lane_count - 1;
	char class[48];

	if (page->drawing->call->recording.channels > 1 &&
		sound->channel != SOUND_ON_ALL && sound->kind != SOUND_HOLD)
		for (int i = 0; i < page->lane_count; i++)
			if (page->lanes[i].channel == sound->channel)
				first = last = i;
	(void)snprintf(
		class, sizeof(class), "sound %s", sound_kind_name(sound->kind));
	draw_band(page, row, sound->when, class, names[sound->kind][is_chinese],
		first, last);
}

/* Holds lie under what sounds in them. */
static void draw_sounds(struct page *page, const struct row *row)
{
	const struct sounds *sounds = &page->drawing->call->sounds;

	for (int under = 1; under >= 0; under--)
		for (size_t i = 0; i < sounds->count; i++)
			if ((sounds->items[i].kind == SOUND_HOLD) == under)
				draw_sound(page, row, &sounds->items[i]);
}

static bool has_sound(const struct call *call, struct span when)
{
	for (size_t i = 0; i < call->sounds.count; i++)
		if (span_overlap_s(call->sounds.items[i].when, when) >
			span_length_s(when) / 2.0)
			return true;
	return false;
}

static void draw_silence(
	struct page *page, const struct row *row, struct span when)
{
	char name[48];

	if (span_length_s(when) < DRAWN_SILENCE_S ||
		has_sound(page->drawing->call, when))
		return;
	(void)snprintf(name, sizeof(name),
		page->drawing->is_chinese ? "静默 %.1f 秒" : "silence %.1f s",
		span_length_s(when));
	draw_band(page, row, when, "silence", name, 0, page->lane_count - 1);
}

static void draw_silences(struct page *page, const struct row *row)
{
	for (size_t i = 1; i < page->talk_count; i++)
		draw_silence(page, row,
			(struct span){ page->talk[i - 1].end_s,
				page->talk[i].start_s });
}

static bool are_two_parties(enum party a, enum party b)
{
	return a != b && a != PARTY_SYSTEM && b != PARTY_SYSTEM;
}

static void draw_overlap(struct page *page, const struct row *row,
	const struct utterance *a, const struct utterance *b)
{
	struct span both = { fmax(a->when.start_s, b->when.start_s),
		fmin(a->when.end_s, b->when.end_s) };

	if (are_two_parties(a->party, b->party))
		draw_band(page, row, both, "overlap", NULL, 0,
			page->lane_count - 1);
}

static void draw_overlaps(struct page *page, const struct row *row)
{
	const struct utterances *all = &page->drawing->call->utterances;

	for (size_t i = 0; i < all->count; i++)
		for (size_t k = i + 1;
			k < all->count &&
			span_overlap_s(row->when, all->items[i].when) > 0.0;
			k++)
			draw_overlap(page, row, &all->items[i], &all->items[k]);
}

void draw_bands(struct page *page, const struct row *row)
{
	draw_sounds(page, row);
	draw_silences(page, row);
	draw_overlaps(page, row);
}
