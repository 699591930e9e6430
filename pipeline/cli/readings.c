#include "readings.h"

#include "guesses.h"
#include "lexicon_file.h"
#include "log.h"
#include "model_file.h"
#include "places.h"

static void log_guess(const struct guess *guess, const struct pack *pack,
	const struct model *model)
{
	const char *path = pack->path;
	const int line = guess->phrase->line, column = guess->phrase->column;

	switch (guess->kind) {
	case GUESS_READING:
		log_line(LOG_WARNING,
			"%s:%d:%d: \"%s\" is in no dictionary, heard as "
			"\"%s\": words.txt of %s can say it",
			path, line, column, guess->word, guess->phones,
			model->name);
		break;
	case GUESS_LETTERS:
		log_line(LOG_WARNING,
			"%s:%d:%d: \"%s\" is in no dictionary, heard letter by "
			"letter: words.txt of %s can say it",
			path, line, column, guess->word, model->name);
		break;
	case GUESS_NOTHING:
		log_line(LOG_WARNING,
			"%s:%d:%d: \"%s\" is in no dictionary and not listened "
			"for: words.txt of %s can say it",
			path, line, column, guess->word, model->name);
		break;
	}
}

static enum status warn_with(
	const struct pack *pack, const struct model *model, struct failure *why)
{
	struct lexicon *lexicon = NULL;
	struct guesses guesses = { 0 };
	enum status rc = lexicon_load(&lexicon, model, why);

	if (rc == STATUS_OK)
		rc = guesses_find(&guesses, lexicon, pack, why);
	for (size_t i = 0; i < guesses.count && rc == STATUS_OK; i++)
		log_guess(&guesses.items[i], pack, model);
	guesses_release(&guesses);
	lexicon_free(lexicon);
	return rc;
}

static enum status warn_in(const struct pack *pack, enum language language,
	const struct places *places, struct failure *why)
{
	struct model *model = NULL;
	enum status rc = models_find(
		&model, places->items, places->count, language, why);

	if (rc == STATUS_OK)
		rc = warn_with(pack, model, why);
	model_free(model);
	if (rc == STATUS_OK || rc == STATUS_NOT_FOUND || rc == STATUS_NO_MEMORY)
		return rc == STATUS_NO_MEMORY ? rc : STATUS_OK;
	log_line(LOG_WARNING, "%s: words are not looked up: %s", pack->path,
		why->text);
	return STATUS_OK;
}

enum status readings_warn(const struct pack *pack, struct failure *why)
{
	struct arena arena = { 0 };
	struct places places;
	enum status rc = places_find(&places, "models", &arena, why);

	for (int l = 0; l < LANGUAGE_COUNT && rc == STATUS_OK; l++)
		if (pack->languages[l])
			rc = warn_in(pack, (enum language)l, &places, why);
	arena_release(&arena);
	return rc;
}
