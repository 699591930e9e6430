/*
 * Drawing parts: what a row of the picture of a call is made of.
 *
 *	page, row -> draw_bands(), draw_lanes(), draw_voice(), draw_hits()
 *
 * For drawing*.c alone. Failures are kept by page->svg (svg.h).
 *
 * Thread rule: one thread at a time for one page.
 */
#ifndef AUSCULT_DRAWING_PARTS_H
#define AUSCULT_DRAWING_PARTS_H

#include "drawing_page.h"

/* A silence that is shown. */
#define DRAWN_SILENCE_S 2.0

/* Behind the lanes: holds, music and tones, silence, both parties at once. */
void draw_bands(struct page *page, const struct row *row);

/* Waveforms, and under each what was said. */
void draw_lanes(struct page *page, const struct row *row);

/* How it was said: pitch, speech rate, anger and impatience. */
void draw_voice(struct page *page, const struct row *row);

/* What the rules found: where, and above the lanes which. */
void draw_hits(struct page *page, const struct row *row);

/* The word in the reader's language. */
static inline const char *page_word(
	const struct page *page, const char *en, const char *zh)
{
	return page->drawing->is_chinese ? zh : en;
}

#endif
