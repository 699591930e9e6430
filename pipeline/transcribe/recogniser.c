#include "recogniser.h"

#include <sphinxbase/err.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "path.h"
#include "text.h"

/* The library logs to one place in the process and says what went wrong only
 * there; each thread keeps the first error it caused for its failure. */
static _Thread_local char first_error[256];
/* What it says before it ends the process. */
static _Thread_local char last_words[256];

static void take_message(void *unused, err_lvl_t level, const char *format, ...)
	FORMAT_LIKE_PRINTF(3, 4);

static void take_message(void *unused, err_lvl_t level, const char *format, ...)
{
	char *message = level == ERR_FATAL ? last_words : first_error;
	va_list arguments;

	(void)unused;
	if (level < ERR_ERROR || *message)
		return;
	va_start(arguments, format);
	(void)vsnprintf(message, sizeof(first_error), format, arguments);
	va_end(arguments);
	message[strcspn(message, "\n")] = '\0';
}

const char *recogniser_last_words(void)
{
	return last_words;
}

void recogniser_listen(void)
{
	first_error[0] = '\0';
}

bool recogniser_has_complained(void)
{
	return first_error[0] != '\0';
}

enum status recogniser_refuse(struct failure *why, const char *what)
{
	return failure_set(why, STATUS_INVALID, "%s%s%s", what,
		*first_error ? ": " : "", first_error);
}

static enum status set_option(cmd_ln_t *config, const char *key,
	const char *value, struct failure *why)
{
	char name[64], copy[256];
	char *pair[2] = { name, copy };

	(void)snprintf(name, sizeof(name), "-%s", key);
	(void)snprintf(copy, sizeof(copy), "%s", value);
	if (!cmd_ln_exists_r(config, name))
		return failure_set(why, STATUS_INVALID,
			"search option \"%s\" is not one of PocketSphinx's",
			key);
	recogniser_listen();
	if (!cmd_ln_parse_r(config, ps_args(), 2, pair, FALSE) || *first_error)
		return failure_set(why, STATUS_INVALID,
			"search option \"%s\" cannot be \"%s\"", key, value);
	return STATUS_OK;
}

/*
 * What this program decides, whatever the model says: cepstral means are taken
 * here (see normalise), sound is not thrown away nor changed at random, and
 * the lattice is searched here (see search_lattice), so that a best path that
 * cannot be found still leaves the words of the passes before it.
 */
static const struct model_option own_options[] = {
	{ "cmn", "none" }, { "agc", "none" }, { "dither", "no" },
	{ "remove_silence", "no" }, { "bestpath", "no" },
	{ "featparams", "/dev/null" }, /* read before, or it would win */
};
#define OWN_OPTION_COUNT (sizeof(own_options) / sizeof(own_options[0]))

static enum status set_each(cmd_ln_t *config,
	const struct model_options *options, struct failure *why)
{
	enum status rc = STATUS_OK;

	for (size_t i = 0; i < options->count && rc == STATUS_OK; i++)
		rc = set_option(config, options->items[i].key,
			options->items[i].value, why);
	return rc;
}

static enum status set_options(
	cmd_ln_t *config, const struct model *model, struct failure *why)
{
	const struct model_options own = { own_options, OWN_OPTION_COUNT };
	enum status rc;

	if (cmd_ln_boolean_r(config, "-varnorm"))
		return failure_set(why, STATUS_UNSUPPORTED,
			"models with normalised variances are not supported");
	rc = set_each(config, &model->search, why);
	if (rc == STATUS_OK && model->is_known)
		rc = set_each(config, &model->search_known, why);
	/* state_scorer.h says why. */
	if (rc == STATUS_OK && model->network)
		rc = set_option(config, "pl_window", "0", why);
	return rc == STATUS_OK ? set_each(config, &own, why) : rc;
}

/* The recogniser ends the process when some files are missing. */
static enum status check_files(const struct model *model, struct failure *why)
{
	const char *files[] = { model->dictionary, model->language_model,
		model->adaptation, model->network };

	if (!path_is_folder(model->acoustic))
		return failure_set(why, STATUS_NOT_FOUND,
			"acoustic model %s is not a folder", model->acoustic);
	for (size_t i = 0; i < sizeof(files) / sizeof(*files); i++)
		if (files[i] && !path_is_file(files[i]))
			return failure_set(why, STATUS_NOT_FOUND,
				"there is no file %s", files[i]);
	return STATUS_OK;
}

static enum status make_config(
	cmd_ln_t **out, const struct model *model, struct failure *why)
{
	cmd_ln_t *config = cmd_ln_parse_r(NULL, ps_args(), 0, NULL, FALSE);
	struct text path = { 0 };
	enum status rc;

	if (!config)
		return failure_no_memory(why);
	rc = text_add_format(&path, why, "%s/feat.params", model->acoustic);
	if (rc == STATUS_OK && path_is_file(text_string(&path)) &&
		!cmd_ln_parse_file_r(
			config, ps_args(), text_string(&path), FALSE))
		rc = recogniser_refuse(why, "feat.params");
	text_release(&path);
	cmd_ln_set_str_r(config, "-hmm", model->acoustic);
	cmd_ln_set_str_r(config, "-dict", model->dictionary);
	cmd_ln_set_str_r(config, "-lm", model->language_model);
	if (model->adaptation)
		cmd_ln_set_str_r(config, "-mllr", model->adaptation);
	cmd_ln_set_float_r(config, "-samprate", model->rate_hz);
	if (rc == STATUS_OK)
		rc = set_options(config, model, why);
	if (rc == STATUS_OK)
		*out = config;
	else
		cmd_ln_free_r(config);
	return rc;
}

enum status recogniser_new(ps_decoder_t **out, cmd_ln_t **config,
	const struct model *model, struct failure *why)
{
	enum status rc;

	err_set_logfp(NULL);
	err_set_callback(take_message, NULL);
	rc = check_files(model, why);
	if (rc == STATUS_OK)
		rc = make_config(config, model, why);
	if (rc != STATUS_OK)
		return rc;
	recogniser_listen();
	*out = ps_init(*config);
	return *out ? STATUS_OK
		    : recogniser_refuse(why, "cannot load the model");
}
