/* auscult: every call that a contact centre records, listened to. */
#include <pwd.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "commands.h"
#include "decoder.h"
#include "log.h"
#include "manual.h"
#include "yaml_tree.h"

static const struct command *const commands[] = { &command_run,
	&command_rescore, &command_calibrate, &command_report, &command_draw,
	&command_review, &command_accounts, &command_audit, &command_examples,
	&command_prune, &command_transcribe, &command_eval, &command_rules,
	&command_merge, &command_models, &command_doctor };
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

const char *user_name(void)
{
	const struct passwd *user = getpwuid(getuid());

	return user ? user->pw_name : "unknown";
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
				 "逐通听取呼叫中心的录音: "
				 "转写、按规则评分、预警投诉\n\n"
			       : "usage: auscult COMMAND [OPTION ...]\n\n"
				 "listens to every recorded call of a contact "
				 "centre: scores it by rules, flags complaint "
				 "risk\n\n",
		out);
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		(void)fprintf(out, "  %-12s %s\n", commands[i]->name,
			is_chinese ? commands[i]->summary_zh
				   : commands[i]->summary_en);
	(void)fputs(is_chinese
			    ? "\n每个命令的选项: auscult 命令 --help\n"
			      "退出码: 0 全部完成, 1 无有效结果, "
			      "2 部分录音失败, 64 用法错误\n"
			    : "\nOptions of each: auscult COMMAND --help\n"
			      "Exit status: 0 all done, 1 nothing useful done, "
			      "2 some recordings failed, 64 wrong usage\n",
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

static const struct command *find_command(const char *name)
{
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		if (strcmp(commands[i]->name, name) == 0)
			return commands[i];
	return NULL;
}

static int refuse_command(const char *name)
{
	const char *names[COMMAND_COUNT];
	const char *nearest;

	for (size_t i = 0; i < COMMAND_COUNT; i++)
		names[i] = commands[i]->name;
	nearest = yaml_nearest(names, COMMAND_COUNT, name);
	log_line(LOG_ERROR,
		"auscult: there is no command \"%s\"%s%s%s (see auscult "
		"--help)",
		name, nearest ? ", did you mean \"" : "",
		nearest ? nearest : "", nearest ? "\"" : "");
	return EXIT_WRONG_USAGE;
}

/* What packagers ask for; false when it is something else. */
static bool print_manual(const char *what, const char *name)
{
	const struct command_list list = { commands, COMMAND_COUNT };
	const struct command *command = name ? find_command(name) : NULL;

	if (strcmp(what, "--bash") == 0 && !name)
		complete_bash(stdout, &list);
	else if (strcmp(what, "--zsh") == 0 && !name)
		complete_zsh(stdout, &list);
	else if (strcmp(what, "--man") == 0 && !name)
		manual_program(stdout, &list);
	else if (strcmp(what, "--man") == 0 && command)
		manual_command(stdout, command);
	else
		return false;
	return true;
}

/* `auscult help`, `auscult help COMMAND`, `auscult help --man [COMMAND]`,
 * `auscult help --bash`, `auscult help --zsh`. */
static int run_help(const char *what, const char *name)
{
	const struct command *command = what ? find_command(what) : NULL;

	if (!what)
		return print_help(stdout);
	if (print_manual(what, name))
		return EXIT_DONE;
	if (!command)
		return refuse_command(what);
	arguments_help(stdout, command, tongue_is_chinese());
	return EXIT_DONE;
}

static int run_program(int argc, char **argv)
{
	const struct command *command;

	if (argc < 2)
		return print_help(stderr);
	if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0)
		return print_help(stdout);
	if (strcmp(argv[1], "help") == 0)
		return run_help(
			argc > 2 ? argv[2] : NULL, argc > 3 ? argv[3] : NULL);
	if (strcmp(argv[1], "--version") == 0) {
		(void)puts("auscult " AUSCULT_VERSION);
		return EXIT_DONE;
	}
	command = find_command(argv[1]);
	return command ? run_command(command, argc - 1, argv + 1)
		       : refuse_command(argv[1]);
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
