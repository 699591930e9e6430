/*
 * Markup: text within HTML, SVG, XML and WebVTT.
 *
 *	"a < b & c" -> markup_text() -> "a &lt; b &amp; c"
 *
 * Thread rule: no shared state.
 */
#ifndef AUSCULT_MARKUP_H
#define AUSCULT_MARKUP_H

#include <stdio.h>

/* Writes `text`, its signs of markup as entities; nothing for NULL. */
void markup_text(FILE *out, const char *text);

#endif
