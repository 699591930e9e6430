/*
 * Action: the word behind a command that says what to do.
 *
 *	"verify" of `auscult models verify` -> action_run() -> exit code
 *
 * Thread rule: one thread.
 */
#ifndef AUSCULT_ACTION_H
#define AUSCULT_ACTION_H

#include <stddef.h>

struct action {
	const char *name;
	/* As struct command's run, without the action's own name. */
	int (*run)(const void *values, int count, char **names);
};

struct actions {
	const char *command;
	const struct action *items;
	size_t count;
};

/* Runs the action that names[0] names; EXIT_WRONG_USAGE with a line that tells
 * all of them when there is none such. */
int action_run(const struct actions *actions, const void *values, int count,
	char **names);

#endif
