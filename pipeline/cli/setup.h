/*
 * Setup: what every command that hears calls needs, from settings, options and
 * defaults.
 *
 * Thread rule: one thread.
 */
#ifndef AUSCULT_SETUP_H
#define AUSCULT_SETUP_H

#include "arena.h"
#include "arguments.h"
#include "collect.h"
#include "engine.h"
#include "name_pattern.h"
#include "settings.h"

/* Options that these commands share; the first member of their structs. */
struct setup_options {
	const char *config;
	struct option_list rules;
	struct option_list models;
	const char *cache;
	const char *language;
	const char *agent_channel;
	/* Of eval alone: files, or NULL. */
	const char *phrases; /* to be spotted */
	const char *lm_text; /* sentences that are all that is said */
};

/* clang-format off */
#define SETUP_OPTIONS(type)                                                    \
	{ "config", 'c', OPTION_TEXT, offsetof(struct type, setup.config),     \
		"FILE", "settings (default: auscult.yaml when it is here)",    \
		"设置文件(默认:当前目录的 auscult.yaml)" },                      \
	{ "rules", 'r', OPTION_LIST, offsetof(struct type, setup.rules),       \
		"PACK", "rule pack, by file or name; repeatable "              \
		"(default: all shipped ones)",                                 \
		"规则包,文件或名称,可重复(默认:自带的全部)" },                      \
	{ "models", 'm', OPTION_LIST, offsetof(struct type, setup.models),     \
		"FOLDER", "further models; repeatable",                        \
		"另加的模型目录,可重复" },                                       \
	{ "cache", 0, OPTION_TEXT, offsetof(struct type, setup.cache),         \
		"FOLDER", "where language models made of the rules are kept "  \
		"(default: ~/.cache/auscult)",                                 \
		"按规则生成的语言模型的缓存目录(默认:~/.cache/auscult)" },         \
	{ "language", 'l', OPTION_CHOICE,                                       \
		offsetof(struct type, setup.language),                         \
		"zh|en|yue", "language of calls whose metadata does not say "  \
		"(default: the one that is heard best)",                       \
		"元数据未注明语种时的语种(默认:试听后判断)" },                       \
	{ "agent-channel", 0, OPTION_CHOICE,                                   \
		offsetof(struct type, setup.agent_channel), "1|2",             \
		"the agent's, where metadata does not say "                    \
		"(default: 1, the left one)",                                  \
		"元数据未注明时坐席所在声道(默认:1,左)" }
/* clang-format on */

/* Zeroed is empty and can be released. */
struct setup {
	struct arena arena;
	struct settings settings;
	struct engine *engine;
	struct name_pattern *pattern; /* NULL without one */
	struct jobs jobs;
};

/* Reads settings and loads the engine. */
MUST_CHECK enum status setup_open(struct setup *setup,
	const struct setup_options *options, struct failure *why);

/* Adds the recordings that `names` name to setup->jobs. */
MUST_CHECK enum status setup_collect(
	struct setup *setup, int count, char **names, struct failure *why);

void setup_release(struct setup *setup);

#endif
