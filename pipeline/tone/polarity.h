/*
 * Polarity: whether words are good or bad, as service talk means them.
 *
 *	"都三次了还没修好,太差了" -> polarity_of_text() -> -0.83
 *
 * The longest entry of the lexicon (polarity_words.h) at each place; a negation
 * just before turns a good word bad and takes a bad one's sting; an intensifier
 * makes it stronger (M. Taboada et al., "Lexicon-based methods for sentiment
 * analysis", Computational Linguistics 37(2), 2011). The mean over the hits.
 *
 * Thread rule: no shared state.
 */
#ifndef AUSCULT_POLARITY_H
#define AUSCULT_POLARITY_H

/* -1 to 1; NAN where no word tells. `text` is UTF-8, Chinese or English. */
double polarity_of_text(const char *text);

#endif
