#include "arpa.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "path.h"
#include "text.h"

/* Ten million n-grams. */
#define MOST_BYTES ((size_t)512 * 1024 * 1024)
/* What the format writes for a probability of none. */
#define LOG_NONE (-99.0)

struct arpa {
	struct ngrams *ngrams;
	int level; /* of the section being read; -1 before the first */
	struct failure *why;
};

static enum status refuse(struct arpa *arpa, const char *what)
{
	return failure_set(arpa->why, STATUS_INVALID, "%s", what);
}

/* The word at `*at` with a NUL behind it; NULL at the end of the line. */
static char *take_field(char **at)
{
	char *field = *at + strspn(*at, " \t");

	if (!*field)
		return NULL;
	*at = field + strcspn(field, " \t");
	if (**at)
		*(*at)++ = '\0';
	return field;
}

static bool read_log(const char *field, double *value)
{
	char *end;

	*value = strtod(field, &end);
	if (end == field || *end || isnan(*value))
		return false;
	*value = *value <= LOG_NONE ? 0.0 : pow(10.0, *value);
	return true;
}

/* Finds or adds the n-gram of `level` + 1 words, histories first. */
static enum status add(
	struct arpa *arpa, const uint32_t *words, int level, uint32_t *index)
{
	enum status rc = STATUS_OK;

	*index = words[0];
	for (int i = 1; i <= level && rc == STATUS_OK; i++)
		rc = ngrams_add(arpa->ngrams, i,
			(struct ngram){ .history = *index, .word = words[i] },
			index, arpa->why);
	return rc;
}

/* `-1.25 words ... [-0.3]`. */
static enum status take_ngram(struct arpa *arpa, char *line)
{
	uint32_t words[NGRAM_ORDER] = { 0 };
	struct ngram *item;
	double probability, backoff = 1.0;
	char *field = take_field(&line);
	uint32_t index;
	enum status rc = STATUS_OK;

	if (!field || !read_log(field, &probability))
		return refuse(arpa, "a line does not begin with a number");
	for (int i = 0; i <= arpa->level && rc == STATUS_OK; i++) {
		field = take_field(&line);
		if (!field)
			return refuse(arpa, "an n-gram has too few words");
		rc = ngrams_add_word(arpa->ngrams, field, &words[i], arpa->why);
	}
	if (rc != STATUS_OK)
		return rc;
	field = take_field(&line);
	if (field && !read_log(field, &backoff))
		return refuse(arpa, "a back-off weight is no number");
	rc = add(arpa, words, arpa->level, &index);
	if (rc != STATUS_OK)
		return rc;
	item = &arpa->ngrams->levels[arpa->level].items[index];
	item->probability = probability;
	item->backoff = backoff;
	return rc;
}

static enum status take_line(struct arpa *arpa, char *line)
{
	if (*line == '\\') {
		arpa->level = atoi(line + 1) - 1;
		return STATUS_OK;
	}
	if (arpa->level < 0 || arpa->level >= NGRAM_ORDER || !*line)
		return STATUS_OK;
	return take_ngram(arpa, line);
}

/* Lines before \data\ say nothing. */
static enum status read_lines(struct arpa *arpa, char *at)
{
	enum status rc = STATUS_OK;
	int number = 1;

	for (; *at && rc == STATUS_OK; number++) {
		size_t length = strcspn(at, "\n");
		char *next = at + length + (at[length] == '\n');

		at[length] = '\0';
		if (length > 0 && at[length - 1] == '\r')
			at[length - 1] = '\0';
		rc = take_line(arpa, at);
		at = next;
	}
	return rc == STATUS_OK
		       ? rc
		       : failure_prefix(arpa->why, rc, "%d", number - 1);
}

enum status arpa_read(
	struct ngrams *ngrams, const char *path, struct failure *why)
{
	struct arpa arpa = { .ngrams = ngrams, .level = -1, .why = why };
	struct text file = { 0 };
	enum status rc = path_read(&file, path, MOST_BYTES, why);

	if (rc == STATUS_OK && file.bytes)
		rc = read_lines(&arpa, file.bytes);
	if (rc == STATUS_OK && ngrams->levels[0].count == 0)
		rc = refuse(&arpa, "there is no language model in it");
	text_release(&file);
	return rc == STATUS_OK ? rc : failure_prefix(why, rc, "%s", path);
}

static double to_log(double probability)
{
	return probability > 0.0 ? fmax(log10(probability), LOG_NONE)
				 : LOG_NONE;
}

static void write_level(FILE *file, const struct ngrams *ngrams, int level)
{
	const struct ngram_level *at = &ngrams->levels[level];

	(void)fprintf(file, "\n\\%d-grams:\n", level + 1);
	for (size_t i = 0; i < at->count; i++) {
		uint32_t words[NGRAM_ORDER];

		ngrams_words(ngrams, level, (uint32_t)i, words);
		(void)fprintf(file, "%.5f", to_log(at->items[i].probability));
		for (int j = 0; j <= level; j++)
			(void)fprintf(
				file, " %s", ngrams->words.texts[words[j]]);
		if (level < NGRAM_ORDER - 1)
			(void)fprintf(
				file, " %.5f", to_log(at->items[i].backoff));
		(void)fputc('\n', file);
	}
}

enum status arpa_write(
	const struct ngrams *ngrams, const char *path, struct failure *why)
{
	FILE *file = fopen(path, "wb");
	bool is_bad;

	if (!file)
		return failure_errno(why, errno, path);
	(void)fputs("\\data\\\n", file);
	for (int i = 0; i < NGRAM_ORDER; i++)
		if (ngrams->levels[i].count > 0)
			(void)fprintf(file, "ngram %d=%zu\n", i + 1,
				ngrams->levels[i].count);
	for (int i = 0; i < NGRAM_ORDER; i++)
		if (ngrams->levels[i].count > 0)
			write_level(file, ngrams, i);
	(void)fputs("\n\\end\\\n", file);
	is_bad = ferror(file) != 0;
	is_bad = fclose(file) != 0 || is_bad;
	return is_bad ? failure_set(why, STATUS_IO, "%s: cannot write", path)
		      : STATUS_OK;
}
