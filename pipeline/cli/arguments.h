/*
 * Arguments: one table of options says how they are parsed and explained.
 *
 *	argv, option_spec[] -> arguments_parse() -> the command's struct
 *
 * Thread rule: one thread.
 */
#ifndef AUSCULT_ARGUMENTS_H
#define AUSCULT_ARGUMENTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "status.h"

#define OPTION_LIST_MOST 32

/* An option that may be given several times. */
struct option_list {
	const char *items[OPTION_LIST_MOST];
	size_t count;
};

enum option_kind {
	OPTION_FLAG,	/* bool */
	OPTION_INTEGER, /* int, at least 1 */
	OPTION_TEXT,	/* const char * */
	OPTION_CHOICE,	/* const char *, one of those that `argument` lists */
	OPTION_LIST,	/* struct option_list; given once or more */
	/* const char *: a file to write, "-" where nothing or a further option
	 * follows */
	OPTION_OUTPUT,
};

struct option_spec {
	const char *name;
	char letter; /* 0 for none */
	enum option_kind kind;
	size_t offset;	      /* of its field in the command's struct */
	const char *argument; /* "FILE", "zh|en|yue"; NULL for a flag */
	const char *help_en;
	const char *help_zh;
};

/* A subcommand. `run` gets the filled struct and the other arguments, and
 * returns the exit code. */
struct command {
	const char *name;
	const char *synopsis; /* "RECORDING|FOLDER|MANIFEST.csv ..." */
	const char *summary_en;
	const char *summary_zh;
	const struct option_spec *options;
	size_t option_count;
	size_t struct_bytes;
	int (*run)(const void *values, int count, char **names);
};

/*
 * Fills `values` (of command->struct_bytes, zeroed) and moves what is no option
 * to the front of argv: its number goes into `count`. Errors: STATUS_INVALID
 * naming the option and the value.
 */
MUST_CHECK enum status arguments_parse(const struct command *command, int argc,
	char **argv, void *values, int *count, struct failure *why);

/* The help page of one command. */
void arguments_help(FILE *out, const struct command *command, bool is_chinese);

#endif
