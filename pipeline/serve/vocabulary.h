/*
 * Vocabulary: the fixed words of the database, in the reader's language.
 *
 *	"not_applicable" -> vocabulary_find() -> "不适用"
 *
 * Thread rule: constants.
 */
#ifndef AUSCULT_VOCABULARY_H
#define AUSCULT_VOCABULARY_H

#include <stdbool.h>

/* `word` itself where it is none of them. */
const char *vocabulary_find(const char *word, bool is_chinese);

#endif
