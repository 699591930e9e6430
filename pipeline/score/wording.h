/*
 * Wording: the words that sentences about verdicts are made of.
 *
 *	struct pen -> pen_write(), pen_write_scope() -> English, Chinese
 *
 * Only explain.c and wording.c include this.
 * Thread rule: no shared state.
 */
#ifndef AUSCULT_WORDING_H
#define AUSCULT_WORDING_H

#include "evaluation.h"

/* Writes both languages; the first failure stays in `rc`. */
struct pen {
	const struct evaluation *evaluation;
	struct text *en, *zh;
	struct failure *why;
	enum status rc;
};

/* What an operator is called, and its unit; `scale` times the value. */
struct wording {
	const char *en, *zh;
	const char *unit_en, *unit_zh;
	double scale;
};

const struct wording *wording_of(enum operator operator);
const char *wording_party_en(enum party party);
const char *wording_party_zh(enum party party);

/* Appends to one of the pen's texts. */
void pen_write(struct pen *pen, struct text *text, const char *format, ...)
	FORMAT_LIKE_PRINTF(3, 4);

/* The condition's title, or its name. */
void pen_name(struct pen *pen, int index);

/* " within the first 20 s", "前20秒内"; nothing for the whole call. */
void pen_write_scope(struct pen *pen, const struct scope *scope);
/* The same with the Chinese in brackets. */
void pen_write_scope_behind(struct pen *pen, const struct scope *scope);

#endif
