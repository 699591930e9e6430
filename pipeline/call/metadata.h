/*
 * Metadata: what is known of a call before anybody listens.
 *
 * Comes from a manifest, a JSON sidecar or the file's name (config/). All
 * strings are borrowed from the arena of whoever made them, NULL for unknown.
 *
 * Thread rule: read-only once made.
 */
#ifndef AUSCULT_METADATA_H
#define AUSCULT_METADATA_H

#include <stddef.h>

#include "party.h"
#include "span.h"

struct metadata {
	const char *call_id; /* the centre's own name for the call */
	const char *agent;
	const char *team;
	const char *customer;
	const char *queue;
	const char *start; /* ISO 8601 with offset, checked */
	enum direction direction;
	enum language language;
	enum party hangup; /* who hung up */
	int satisfaction;  /* as the customer said, 1 to 5; 0 when unknown */
	int agent_channel; /* 1 or 2; 0 when unknown */
	const struct span *holds;
	size_t hold_count;
};

/* Where the sound is: one recording, or one file a party. */
struct source {
	/* [0] is the recording; with two files [0] is the agent's and becomes
	 * channel 1, [1] the customer's and becomes channel 2. */
	const char *paths[2];
	const char *transcript; /* to import instead of transcribing, or NULL */
};

/* One call to be heard: what collect and manifest hand to run. */
struct job {
	struct source source;
	struct metadata meta;
};

#endif
