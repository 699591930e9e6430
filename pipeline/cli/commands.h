/*
 * Commands: the subcommands, one file each.
 *
 * Exit codes: 0 all done, 1 nothing useful done, 2 some recordings failed and
 * the rest are stored, 64 wrong usage (sysexits.h).
 *
 * Thread rule: one thread.
 */
#ifndef AUSCULT_COMMANDS_H
#define AUSCULT_COMMANDS_H

#include "arguments.h"

enum exit_code {
	EXIT_DONE = 0,
	EXIT_NOTHING = 1,
	EXIT_PARTLY = 2,
	EXIT_WRONG_USAGE = 64,
};

extern const struct command command_run;
extern const struct command command_rescore;
extern const struct command command_calibrate;
extern const struct command command_report;
extern const struct command command_draw;
extern const struct command command_review;
extern const struct command command_accounts;
extern const struct command command_audit;
extern const struct command command_examples;
extern const struct command command_prune;
extern const struct command command_transcribe;
extern const struct command command_eval;
extern const struct command command_rules;
extern const struct command command_merge;
extern const struct command command_models;
extern const struct command command_doctor;

/* Whether the reader's language (LC_ALL, LC_MESSAGES, LANG) is Chinese. */
bool tongue_is_chinese(void);

/* The name that the operating system knows the user by; borrowed until the next
 * call. */
const char *user_name(void);

/* Says one line of failure and returns `code`. */
int command_fail(int code, const struct failure *why);

#endif
