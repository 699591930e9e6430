/*
 * Model: what a recogniser needs to hear one language, as data.
 *
 *	models/NAME/model.yaml -> config loads it -> struct model
 *	-> transcribe reads it
 *
 * Thread rule: read-only once loaded, shared by all workers.
 */
#ifndef AUSCULT_MODEL_H
#define AUSCULT_MODEL_H

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "hash.h"
#include "party.h"

/* A search option as PocketSphinx names it, without the leading "-". */
struct model_option {
	const char *key;
	const char *value;
};

struct model_options {
	const struct model_option *items;
	size_t count;
};

/* A file of the model and what it must contain. */
struct model_part {
	const char *path;   /* absolute */
	const char *sha256; /* 64 hexadecimal digits */
};

struct model {
	struct arena arena; /* everything below */
	const char *path;   /* of model.yaml */
	const char *name;   /* "zh-cn-8k" */
	enum language language;
	int rate_hz;		    /* of the sound it hears */
	const char *acoustic;	    /* folder with mdef, means, ...; absolute */
	const char *dictionary;	    /* file; absolute */
	const char *language_model; /* file; absolute */
	/* Files; absolute; NULL where there is none (lexicon_file.h). */
	const char *characters, *additions;
	const char *adaptation; /* MLLR transform of the means; likewise */
	const char *network;	/* of the states, for the Gaussians; likewise */
	struct model_options search;
	/* After `search`, where all that can be said is known (is_known): few
	 * words leave time for wider beams. */
	struct model_options search_known;
	bool is_known;			/* set by language_prepare() */
	const struct model_part *parts; /* the files with checksums */
	size_t part_count;
	const char *licence;
	const char *attribution; /* NULL where none is asked for */
	/* The engine: content of every model file, options, recogniser version.
	 * Equal hashes hear the same words in the same sound. */
	struct digest hash;
};

/* Adds the options, in their order, to what an engine is hashed of. */
void model_options_hash(struct hash *hash, const struct model_options *options);

#endif
