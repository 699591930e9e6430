#include "compile.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mixture.h"
#include "ngram_file.h"
#include "ngrams.h"
#include "script.h"

/* Everything on the way to the files. */
struct compilation {
	const struct compile_source *source;
	struct ngrams background, said, mixed;
	struct script *script;
	struct symbols vocabulary;
};

static void release(struct compilation *work)
{
	ngrams_release(&work->background);
	ngrams_release(&work->said);
	ngrams_release(&work->mixed);
	script_free(work->script);
	symbols_release(&work->vocabulary);
}

static enum status make_script(
	struct compilation *work, double most_discount, struct failure *why)
{
	const struct compile_source *source = work->source;
	enum status rc = script_new(
		&work->script, source->lexicon, &work->background, why);

	for (size_t i = 0; i < source->line_count && rc == STATUS_OK; i++)
		rc = script_add_sentence(work->script, source->lines[i], why);
	if (rc == STATUS_OK && source->line_count == 0)
		rc = script_add_packs(
			work->script, source->packs, source->pack_count, why);
	return rc == STATUS_OK ? script_finish(work->script, most_discount,
					 &work->said, why)
			       : rc;
}

struct ranked {
	double probability;
	uint32_t word;
};

/* The likeliest first. */
static int compare_ranks(const void *a, const void *b)
{
	const struct ranked *first = a, *second = b;

	if (first->probability != second->probability)
		return first->probability > second->probability ? -1 : 1;
	return first->word < second->word ? -1 : 1;
}

static enum status add_to_vocabulary(
	struct compilation *work, const char *word, struct failure *why)
{
	uint32_t number;

	return symbols_add(&work->vocabulary, word, strlen(word), &number, why);
}

/* Whether the recogniser's dictionary says how the word is said. */
static bool is_in_dictionary(const struct lexicon *lexicon, const char *word)
{
	uint32_t number;

	return lexicon_find(lexicon, word, strlen(word), &number) &&
	       !lexicon_is_rare(lexicon, number);
}

static enum status take_likeliest(
	struct compilation *work, size_t most, struct failure *why)
{
	const struct ngram_level *words = &work->background.levels[0];
	struct ranked *ranks = malloc((words->count + 1) * sizeof(*ranks));
	enum status rc = ranks ? STATUS_OK : failure_no_memory(why);

	for (size_t i = 0; i < words->count && rc == STATUS_OK; i++)
		ranks[i] = (struct ranked){ words->items[i].probability,
			(uint32_t)i };
	if (rc == STATUS_OK)
		qsort(ranks, words->count, sizeof(*ranks), compare_ranks);
	for (size_t i = 0; i < words->count && i < most && rc == STATUS_OK;
		i++) {
		const char *word = work->background.words.texts[ranks[i].word];

		if (is_in_dictionary(work->source->lexicon, word))
			rc = add_to_vocabulary(work, word, why);
	}
	free(ranks);
	return rc;
}

/* All that the script says; words of the markers stay out. */
static enum status choose_vocabulary(
	struct compilation *work, size_t most, struct failure *why)
{
	enum status rc = STATUS_OK;

	for (size_t i = 0; i < work->said.words.count && rc == STATUS_OK; i++) {
		const char *word = work->said.words.texts[i];

		if (strcmp(word, NGRAM_START) != 0 &&
			strcmp(word, NGRAM_END) != 0)
			rc = add_to_vocabulary(work, word, why);
	}
	if (rc == STATUS_OK)
		rc = take_likeliest(work, most, why);
	if (rc == STATUS_OK && work->vocabulary.count == 0)
		rc = failure_set(why, STATUS_INVALID,
			"there is not one word for the language model");
	return rc;
}

static const struct reading *find_readings(
	const struct compilation *work, const char *word)
{
	size_t count;
	const struct script_word *words =
		script_new_words(work->script, &count);
	uint32_t number;

	for (size_t i = 0; i < count; i++)
		if (strcmp(words[i].text, word) == 0)
			return words[i].readings;
	if (!lexicon_find(work->source->lexicon, word, strlen(word), &number))
		return NULL;
	return lexicon_readings(work->source->lexicon, number);
}

static void write_word(FILE *file, const struct lexicon *lexicon,
	const char *word, const struct reading *reading)
{
	for (int number = 1; reading; reading = reading->next, number++) {
		(void)fputs(word, file);
		if (number > 1)
			(void)fprintf(file, "(%d)", number);
		for (size_t i = 0; i < reading->count; i++)
			(void)fprintf(file, " %s",
				lexicon_phone_name(
					lexicon, reading->phones[i]));
		(void)fputc('\n', file);
	}
}

static enum status write_dictionary(
	const struct compilation *work, const char *path, struct failure *why)
{
	FILE *file = fopen(path, "wb");
	bool is_bad;

	if (!file)
		return failure_errno(why, errno, path);
	for (size_t i = 0; i < work->vocabulary.count; i++) {
		const char *word = work->vocabulary.texts[i];

		write_word(file, work->source->lexicon, word,
			find_readings(work, word));
	}
	is_bad = ferror(file) != 0;
	is_bad = fclose(file) != 0 || is_bad;
	return is_bad ? failure_set(why, STATUS_IO, "%s: cannot write", path)
		      : STATUS_OK;
}

static enum status mix(
	struct compilation *work, double script_weight, struct failure *why)
{
	const struct mixture_part parts[] = {
		{ &work->said, script_weight },
		{ &work->background, 1.0 - script_weight },
	};

	return mixture_make(&work->mixed, parts, sizeof(parts) / sizeof(*parts),
		&work->vocabulary, why);
}

enum status compile(const struct compile_source *source,
	const struct compile_recipe *recipe, const struct compile_paths *paths,
	struct failure *why)
{
	struct compilation work = { .source = source };
	enum status rc = ngram_file_read(
		&work.background, source->background, paths->scratch, why);

	if (rc == STATUS_OK)
		rc = make_script(&work, recipe->most_discount, why);
	if (rc == STATUS_OK)
		rc = choose_vocabulary(&work, recipe->background_words, why);
	if (rc == STATUS_OK)
		rc = mix(&work, recipe->script_weight, why);
	if (rc == STATUS_OK)
		rc = write_dictionary(&work, paths->dictionary, why);
	if (rc == STATUS_OK)
		rc = ngram_file_write(
			&work.mixed, paths->model, paths->scratch, why);
	release(&work);
	return rc;
}
