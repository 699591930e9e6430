/*
 * Health: one check of `auscult doctor` after the other, as lines.
 *
 *	what was found -> health_tell() -> a line, and what it means for tonight
 *
 * Thread rule: one thread.
 */
#ifndef AUSCULT_HEALTH_H
#define AUSCULT_HEALTH_H

#include <stdbool.h>

enum health {
	HEALTH_FINE,
	HEALTH_POORER, /* the nightly job runs, with something lost */
	HEALTH_BROKEN, /* the nightly job cannot run */
	HEALTH_COUNT,
};

/* One examination of this machine. */
struct checkup {
	bool is_chinese;
	int counts[HEALTH_COUNT];
};

/* A heading in the reader's language. */
void health_title(const struct checkup *checkup, const char *title_en,
	const char *title_zh);

/* One line and its place in the counts. `cost` is what it means when it is not
 * fine; "" for none. */
void health_tell(struct checkup *checkup, enum health health, const char *what,
	const char *detail, const char *cost);

#endif
