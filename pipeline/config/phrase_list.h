/*
 * Phrase list: phrases to be spotted, one a line, as a rule pack.
 *
 *	phrases.txt -> phrase_list_load() -> struct pack, a rule a phrase
 *
 * Each rule asks whether anybody says its phrase, which is its title; its id is
 * "line-N". Nothing is too doubtful for a hit, so that every hit comes with its
 * confidence. Blank lines and lines that begin with # are passed over.
 *
 * Thread rule: as for any pack (pack_file.h).
 */
#ifndef AUSCULT_PHRASE_LIST_H
#define AUSCULT_PHRASE_LIST_H

#include "pack.h"
#include "status.h"

/*
 * The caller frees the pack with pack_free(). Errors: STATUS_INVALID
 * `phrases.txt:3: ...` for a line that is not UTF-8, has no word or is no plain
 * text (braces, a $ at its start), and for a list without phrases;
 * STATUS_NOT_FOUND, STATUS_IO.
 */
MUST_CHECK enum status phrase_list_load(
	struct pack **out, const char *path, struct failure *why);

#endif
