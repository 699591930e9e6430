/*
 * Manual: the commands' option tables as manual pages and as completions.
 *
 *	struct command -> manual_command() -> roff, for man(1)
 *	commands -> complete_bash(), complete_zsh() -> scripts for a shell
 *
 * Thread rule: one thread.
 */
#ifndef AUSCULT_MANUAL_H
#define AUSCULT_MANUAL_H

#include <stdio.h>

#include "arguments.h"

struct command_list {
	const struct command *const *items;
	size_t count;
};

/* auscult(1). */
void manual_program(FILE *out, const struct command_list *commands);

/* auscult-NAME(1). */
void manual_command(FILE *out, const struct command *command);

/* Complete commands, options, their choices, and files. */
void complete_bash(FILE *out, const struct command_list *commands);
void complete_zsh(FILE *out, const struct command_list *commands);

#endif
