/* auscult: every call that a contact centre records, listened to. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "commands.h"
#include "decoder.h"
#include "log.h"

static const struct command *const commands[] = { &command_run,
	&command_rescore, &command_calibrate, &command_report,
	&command_transcribe, &command_eval, &command_rules, &command_merge,
	&command_models, &command_doctor };
#define COMMAND_COUNT (sizeof(commands) / sizeof(*commands))

bool tongue_is_chinese(void)
{
	static const char *const names[] = { "LC_ALL", "LC_MESSAGES", "LANG" };

	for (int i = 0; i < 3; i++) {
		const char *value = getenv(names[i]);

		if (value && *value)
			return strncmp(value, "zh", 2) == 0;
	}
	return false;
}

int command_fail(int code, const struct failure *why)
{
	log_line(LOG_ERROR, "auscult: %s", why->text);
	return code;
}

static int print_help(FILE *out)
{
	bool is_chinese = tongue_is_chinese();

	(void)fputs(is_chinese ? "用法: auscult 命令 [选项 ...]\n\n"
			       : "usage: auscult COMMAND [OPTION ...]\n\n",
		out);
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		(void)fprintf(out, "  %-12s %s\n", commands[i]->name,
			is_chinese ? commands[i]->summary_zh
				   : commands[i]->summary_en);
	(void)fputs(is_chinese ? "\n每个命令的选项: auscult 命令 --help\n"
			       : "\nOptions of each: auscult COMMAND --help\n",
		out);
	return out == stdout ? EXIT_DONE : EXIT_WRONG_USAGE;
}

static bool asks_for_help(int argc, char **argv)
{
	for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++)
		if (strcmp(argv[i], "--help") == 0 ||
			strcmp(argv[i], "-h") == 0)
			return true;
	return false;
}

static int run_command(const struct command *command, int argc, char **argv)
{
	struct failure why = { "" };
	void *values;
	int count = 0, code;

	if (asks_for_help(argc, argv)) {
		arguments_help(stdout, command, tongue_is_chinese());
		return EXIT_DONE;
	}
	values = calloc(1, command->struct_bytes + 1);
	if (!values) {
		(void)failure_no_memory(&why);
		return command_fail(EXIT_NOTHING, &why);
	}
	if (arguments_parse(command, argc, argv, values, &count, &why) !=
		STATUS_OK) {
		log_line(LOG_ERROR, "auscult %s: %s (see auscult %s --help)",
			command->name, why.text, command->name);
		code = EXIT_WRONG_USAGE;
	} else {
		code = command->run(values, count, argv);
	}
	free(values);
	return code;
}

static int run_program(int argc, char **argv)
{
	if (argc < 2)
		return print_help(stderr);
	if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "help") == 0)
		return print_help(stdout);
	if (strcmp(argv[1], "--version") == 0) {
		(void)puts("auscult " AUSCULT_VERSION);
		return EXIT_DONE;
	}
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		if (strcmp(commands[i]->name, argv[1]) == 0)
			return run_command(commands[i], argc - 1, argv + 1);
	log_line(LOG_ERROR,
		"auscult: there is no command \"%s\" (see auscult "
		"--help)",
		argv[1]);
	return EXIT_WRONG_USAGE;
}

/* The recogniser ends the program on some broken model files, mutely. */
static void say_last_words(void)
{
	const char *words = decoder_last_words();

	if (*words)
		log_line(LOG_ERROR, "auscult: the recogniser gave up: %s",
			words);
}

int main(int argc, char **argv)
{
	int code;

	(void)atexit(say_last_words);

	/* A reader that goes away is a write error, not the end of the night.
	 */
	(void)signal(SIGPIPE, SIG_IGN);
	code = run_program(argc, argv);
	if (code != EXIT_DONE || (fflush(stdout) == 0 && !ferror(stdout)))
		return code;
	log_line(LOG_ERROR, "auscult: cannot write to standard output");
	return EXIT_NOTHING;
}
