/*
 * Lexicon file: a model's words and readings, read from its files.
 *
 *	struct model -> lexicon_load() -> struct lexicon
 *
 * The dictionary is PocketSphinx's: `word phone phone ...` a line, further
 * readings as `word(2)`. `characters` has the same form, for characters that
 * are too rare for the dictionary. `additions` are people's own words:
 *
 *	# word [TAB reading [TAB reading ...]]
 *	光猫
 *	FTTR	ai fu ti ti a er
 *
 * A reading is pinyin in a Mandarin model and phones in any other; it takes the
 * place of the one in the dictionary. A word without one is read as the words
 * or characters in it.
 *
 * Thread rule: no shared state; a lexicon is read-only once loaded.
 */
#ifndef AUSCULT_LEXICON_FILE_H
#define AUSCULT_LEXICON_FILE_H

#include "lexicon.h"
#include "model.h"

/* The caller owns `*out` and frees it with lexicon_free(). Errors name file
 * and line: STATUS_INVALID; STATUS_NOT_FOUND, STATUS_IO for a file. */
MUST_CHECK enum status lexicon_load(
	struct lexicon **out, const struct model *model, struct failure *why);

#endif
