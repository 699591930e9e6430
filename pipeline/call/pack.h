/*
 * Pack: the rules a call is judged by, as data.
 *
 *	a .yaml file of rules/ -> config loads it -> struct pack -> score, risk read it
 *
 * Thread rule: read-only once loaded, shared by all workers.
 */
#ifndef AUSCULT_PACK_H
#define AUSCULT_PACK_H

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "hash.h"
#include "party.h"

struct section {
	const char *id;
	const char *title_en;
	const char *title_zh;
	double weight;
};

struct rule {
	const char *id;
	const char *title_en;
	const char *title_zh;
	int section;   /* index in the pack's sections; -1 for none */
	double points; /* taken when it fails (score rules) */
	bool is_veto;
	double risk_weight; /* log-odds a hit adds (risk rules); 0 otherwise */
};

struct pack {
	struct arena arena; /* everything below */
	const char *path;
	const char *name; /* "telecom-zh" */
	const char *version;
	const char *title_en;
	const char *title_zh;
	struct digest hash;		/* of the file's content */
	bool languages[LANGUAGE_COUNT]; /* calls it judges */
	enum direction direction;	/* DIRECTION_UNKNOWN: both */
	struct section *sections;
	size_t section_count;
	struct rule *rules;
	size_t rule_count;
};

#endif
