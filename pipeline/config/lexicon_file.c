#include "lexicon_file.h"

#include <string.h>

#include "path.h"
#include "pinyin.h"
#include "pronounce.h"
#include "text.h"

/* CMUdict has 4 MB. */
#define MOST_BYTES ((size_t)64 * 1024 * 1024)

struct reader {
	struct lexicon *lexicon;
	struct text line;
	struct text phones;
	bool are_rare; /* what comes are characters beside the dictionary */
	struct failure *why;
};

typedef enum status (*line_taker)(struct reader *reader, char *line);

/* Each line of the file without its end, and without a comment where a `#`
 * begins one. */
static enum status read_lines(
	struct reader *reader, const char *path, line_taker take)
{
	struct text file = { 0 };
	enum status rc = path_read(&file, path, MOST_BYTES, reader->why);
	const char *at = text_string(&file);

	for (int number = 1; rc == STATUS_OK && *at; number++) {
		size_t length = strcspn(at, "\r\n");

		text_clear(&reader->line);
		rc = text_add_part(&reader->line, at, length, reader->why);
		if (rc == STATUS_OK && length > 0)
			rc = take(reader, reader->line.bytes);
		if (rc != STATUS_OK)
			rc = failure_prefix(reader->why, rc, "%d", number);
		at += length;
		at += strspn(at, "\r");
		at += *at == '\n';
	}
	text_release(&file);
	return rc == STATUS_OK ? rc
			       : failure_prefix(reader->why, rc, "%s", path);
}

/* `word(2) phones`; the number is dropped, order alone counts. */
static enum status take_entry(struct reader *reader, char *line)
{
	size_t length = strcspn(line, " \t");
	char *phones = line + length;
	char *bracket;
	uint32_t known;
	enum status rc;

	/* Comments of PocketSphinx's reader. */
	if (strncmp(line, "##", 2) == 0 || strncmp(line, ";;", 2) == 0)
		return STATUS_OK;
	if (*phones)
		*phones++ = '\0';
	bracket = strrchr(line, '(');
	if (bracket && bracket > line && line[length - 1] == ')')
		*bracket = '\0';
	if (reader->are_rare &&
		lexicon_find(reader->lexicon, line, strlen(line), &known) &&
		!lexicon_is_rare(reader->lexicon, known))
		return STATUS_OK;
	rc = lexicon_add(reader->lexicon, line, phones, reader->why);
	if (reader->are_rare)
		lexicon_mark_rare(reader->lexicon, line);
	return rc;
}

/* Reads a word from the words in it; the usual reading of each. */
static enum status compose(struct reader *reader, const char *word)
{
	struct pronunciation pronunciation = { 0 };
	enum status rc =
		pronounce(reader->lexicon, word, &pronunciation, reader->why);

	for (size_t i = 0; i < pronunciation.count && rc == STATUS_OK; i++) {
		const struct reading *reading =
			pronunciation.pieces[i].readings;

		if (!reading)
			rc = failure_set(reader->why, STATUS_INVALID,
				"\"%s\" has no reading, and nobody knows how "
				"\"%s\" in it is said",
				word, pronunciation.pieces[i].text);
		for (size_t j = 0; rc == STATUS_OK && j < reading->count; j++)
			rc = text_add_format(&reader->phones, reader->why,
				" %s",
				lexicon_phone_name(
					reader->lexicon, reading->phones[j]));
	}
	pronunciation_release(&pronunciation);
	return rc == STATUS_OK
		       ? lexicon_add(reader->lexicon, word,
				 text_string(&reader->phones), reader->why)
		       : rc;
}

static enum status add_reading(
	struct reader *reader, const char *word, const char *reading)
{
	enum status rc;

	if (lexicon_language(reader->lexicon) != LANGUAGE_ZH)
		return lexicon_add(reader->lexicon, word, reading, reader->why);
	text_clear(&reader->phones);
	rc = pinyin_phones(&reader->phones, reading, reader->why);
	return rc == STATUS_OK
		       ? lexicon_add(reader->lexicon, word,
				 text_string(&reader->phones), reader->why)
		       : rc;
}

/* `word TAB reading TAB reading # comment`. */
static enum status take_addition(struct reader *reader, char *line)
{
	char *rest = NULL;
	char *word;
	uint32_t known;
	enum status rc = STATUS_OK;

	line[strcspn(line, "#")] = '\0';
	word = strtok_r(line, "\t", &rest);
	if (!word)
		return rc;
	line = strtok_r(NULL, "\t", &rest);
	text_clear(&reader->phones);
	if (!line)
		return lexicon_find(reader->lexicon, word, strlen(word), &known)
			       ? rc
			       : compose(reader, word);
	lexicon_forget(reader->lexicon, word);
	for (; line && rc == STATUS_OK; line = strtok_r(NULL, "\t", &rest))
		rc = add_reading(reader, word, line);
	return rc;
}

enum status lexicon_load(
	struct lexicon **out, const struct model *model, struct failure *why)
{
	struct reader reader = { .why = why };
	enum status rc = lexicon_new(&reader.lexicon, model->language, why);

	if (rc == STATUS_OK)
		rc = read_lines(&reader, model->dictionary, take_entry);
	reader.are_rare = true;
	if (rc == STATUS_OK && model->characters)
		rc = read_lines(&reader, model->characters, take_entry);
	if (rc == STATUS_OK && model->additions)
		rc = read_lines(&reader, model->additions, take_addition);
	text_release(&reader.line);
	text_release(&reader.phones);
	if (rc == STATUS_OK)
		*out = reader.lexicon;
	else
		lexicon_free(reader.lexicon);
	return rc;
}
