/*
 * Settings: what a centre decides once, so that nobody types it every night.
 *
 *	auscult.yaml -> settings_read() -> defaults for the command line
 *
 *	database: /var/lib/auscult/night.db
 *	rules: [telecom-zh, complaint-risk]
 *	models: [/opt/auscult/models]
 *	cache: /var/cache/auscult   # of language models
 *	language: zh        # of calls whose metadata does not say; else heard
 *	agent_channel: 1    # likewise
 *	jobs: 8
 *	file_name: '(?<agent>\d+)_(?<customer>\d+)_(?<start>\d{14})'
 *
 * Thread rule: read-only once read.
 */
#ifndef AUSCULT_SETTINGS_H
#define AUSCULT_SETTINGS_H

#include "arena.h"
#include "party.h"

/* Zeroed: nothing is set. */
struct settings {
	struct arena arena;
	const char *database;
	const char **rules;
	size_t rule_count;
	const char **models;
	size_t model_count;
	const char *cache;
	enum language language;
	int agent_channel; /* 1 or 2 */
	int jobs;
	const char *file_name; /* PCRE2 with named groups (name_pattern.h) */
};

/* Errors: STATUS_NOT_FOUND, STATUS_IO; STATUS_INVALID with line and column. */
MUST_CHECK enum status settings_read(
	struct settings *settings, const char *path, struct failure *why);
void settings_release(struct settings *settings);

#endif
