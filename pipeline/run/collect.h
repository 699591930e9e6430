/*
 * Collect: which recordings a night has, and what is known of each.
 *
 *	recordings, folders, manifests -> collect_jobs() -> jobs
 *
 * A folder is searched with all below it for files whose ending a recorder
 * uses; a manifest names its calls itself; what a JSON sidecar and the file's
 * name say is added (config/). Links to folders are not followed.
 *
 * Thread rule: one thread.
 */
#ifndef AUSCULT_COLLECT_H
#define AUSCULT_COLLECT_H

#include <stddef.h>

#include "arena.h"
#include "metadata.h"

struct name_pattern;

struct jobs {
	struct arena arena; /* all strings */
	struct job *items;  /* in the order found: folders by name */
	size_t count, capacity;
	/* Rows and folders that were left out: logged, and counted here. What
	 * is wrong with a recording's metadata alone is logged only. */
	size_t left_out;
};

/*
 * Adds the jobs that `path` names to `jobs`. `pattern` may be NULL. A recording
 * that does not exist is a job all the same: hearing it says so. Errors:
 * STATUS_NOT_FOUND, STATUS_IO for a folder or manifest that cannot be read,
 * STATUS_INVALID for a manifest without a usable header.
 */
MUST_CHECK enum status collect_jobs(struct jobs *jobs, const char *path,
	const struct name_pattern *pattern, struct failure *why);

void jobs_release(struct jobs *jobs);

#endif
