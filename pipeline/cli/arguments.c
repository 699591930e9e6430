#include "arguments.h"

#include <getopt.h>
#include <stdint.h>
#include <string.h>

#include "number.h"
#include "text.h"
#include "yaml_tree.h"

#define OPTIONS_MOST 32
/* getopt_long() returns this plus the option's index. */
#define FIRST_OPTION 256

/* Whether `argument` is one of `choices`, which are parted by "|". */
static bool is_choice(const char *choices, const char *argument)
{
	size_t length = strlen(argument);

	while (length) {
		size_t end = strcspn(choices, "|");

		if (end == length && strncmp(choices, argument, end) == 0)
			return true;
		if (!choices[end])
			return false;
		choices += end + 1;
	}
	return false;
}

static enum status set_option(const struct option_spec *spec,
	const char *argument, void *values, struct failure *why)
{
	void *field = (char *)values + spec->offset;
	struct option_list *list;
	int64_t number;

	switch (spec->kind) {
	case OPTION_FLAG:
		*(bool *)field = true;
		break;
	case OPTION_TEXT:
	case OPTION_OUTPUT:
		*(const char **)field = argument;
		break;
	case OPTION_CHOICE:
		if (!is_choice(spec->argument, argument))
			return failure_set(why, STATUS_INVALID,
				"--%s: \"%s\" is none of %s", spec->name,
				argument, spec->argument);
		*(const char **)field = argument;
		break;
	case OPTION_INTEGER:
		if (!number_parse_integer(argument, 1, INT32_MAX, &number))
			return failure_set(why, STATUS_INVALID,
				"--%s: \"%s\" is not a whole number from 1",
				spec->name, argument);
		*(int *)field = (int)number;
		break;
	case OPTION_LIST:
		list = field;
		if (list->count == OPTION_LIST_MOST)
			return failure_set(why, STATUS_INVALID,
				"--%s: more than %d of them", spec->name,
				OPTION_LIST_MOST);
		list->items[list->count++] = argument;
		break;
	}
	return STATUS_OK;
}

/* Writes the tables that getopt_long() wants. */
static void list_options(const struct command *command,
	struct option *long_options, char *letters)
{
	/* "+" would stop at the first name; ":" makes it tell a missing
	 * argument from an unknown option. */
	*letters++ = ':';
	for (size_t i = 0; i < command->option_count; i++) {
		const struct option_spec *spec = &command->options[i];
		int has_argument = spec->kind == OPTION_FLAG
					   ? no_argument
					   : required_argument;

		long_options[i] = (struct option){ spec->name, has_argument,
			NULL, FIRST_OPTION + (int)i };
		if (!spec->letter)
			continue;
		*letters++ = spec->letter;
		if (has_argument == required_argument)
			*letters++ = ':';
	}
	*letters = '\0';
}

static const struct option_spec *find_spec(
	const struct command *command, int code)
{
	if (code >= FIRST_OPTION)
		return &command->options[code - FIRST_OPTION];
	for (size_t i = 0; i < command->option_count; i++)
		if (command->options[i].letter == code)
			return &command->options[i];
	return NULL;
}

/* The value of the option at hand; NULL when it has none but wants one. */
static const char *take_value(
	const struct option_spec *spec, int code, char **argv)
{
	bool is_missing = code == ':';

	if (spec->kind != OPTION_OUTPUT)
		return is_missing ? NULL : optarg ? optarg : "";
	if (is_missing)
		return "-";
	if (optarg[0] != '-' || !optarg[1] || optarg != argv[optind - 1])
		return optarg;
	/* getopt_long() took the option behind it for its value. */
	optind--;
	return "-";
}

static enum status refuse_option(
	const struct command *command, const char *given, struct failure *why)
{
	const char *names[OPTIONS_MOST];
	const char *nearest = NULL;

	for (size_t i = 0; i < command->option_count; i++)
		names[i] = command->options[i].name;
	if (strncmp(given, "--", 2) == 0)
		nearest = yaml_nearest(names, command->option_count, given + 2);
	return failure_set(why, STATUS_INVALID, "unknown option %s%s%s", given,
		nearest ? ", did you mean --" : "", nearest ? nearest : "");
}

enum status arguments_parse(const struct command *command, int argc,
	char **argv, void *values, int *count, struct failure *why)
{
	struct option long_options[OPTIONS_MOST + 1] = { 0 };
	char letters[2 * OPTIONS_MOST + 2];
	enum status rc = STATUS_OK;
	int code;

	list_options(command, long_options, letters);
	optind = 1;
	opterr = 0;
	while (rc == STATUS_OK && (code = getopt_long(argc, argv, letters,
					   long_options, NULL)) != -1) {
		const struct option_spec *spec;
		const char *value;

		if (code == '?')
			return refuse_option(command, argv[optind - 1], why);
		spec = find_spec(command, code == ':' ? optopt : code);
		value = take_value(spec, code, argv);
		rc = value ? set_option(spec, value, values, why)
			   : failure_set(why, STATUS_INVALID,
				     "%s wants a value", argv[optind - 1]);
	}
	*count = argc - optind;
	memmove(argv, argv + optind, (size_t)*count * sizeof(*argv));
	return rc;
}

void arguments_help(FILE *out, const struct command *command, bool is_chinese)
{
	(void)fprintf(out, "%s: auscult %s%s%s%s\n\n%s\n",
		is_chinese ? "用法" : "usage", command->name,
		command->option_count ? " [OPTION ...]" : "",
		*command->synopsis ? " " : "", command->synopsis,
		is_chinese ? command->summary_zh : command->summary_en);
	if (command->option_count)
		(void)fputc('\n', out);
	for (size_t i = 0; i < command->option_count; i++) {
		const struct option_spec *spec = &command->options[i];
		char head[64];
		char letter[5] = "    ";

		if (spec->letter)
			(void)snprintf(
				letter, sizeof(letter), "-%c, ", spec->letter);
		(void)snprintf(head, sizeof(head), "%s--%s%s%s", letter,
			spec->name, spec->argument ? " " : "",
			spec->argument ? spec->argument : "");
		(void)fprintf(out, "  %-26s %s\n", head,
			is_chinese ? spec->help_zh : spec->help_en);
	}
}
