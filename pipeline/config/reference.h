/*
 * Reference: the truth about a recording, as people wrote it down.
 *
 *	reference/x.json -> reference_read() -> struct reference
 *
 *	{
 *	 "turns": [{"party": "agent", "start_s": 3.1, "end_s": 5.6,
 *	            "text": "您好,请问有什么可以帮您"}],
 *	 "spans": [{"kind": "ringback", "channel": 2,
 *	            "start_s": 0, "end_s": 2.8}],
 *	 "verdicts": {"telecom-zh": {"greeting": "pass"}},
 *	 "flagged": true,
 *	 "reasons": ["regulator"]
 *	}
 *
 * Every part may be left out: what is not said is not compared. An empty list
 * says that there is nothing.
 *
 * Thread rule: read-only once read.
 */
#ifndef AUSCULT_REFERENCE_H
#define AUSCULT_REFERENCE_H

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "party.h"
#include "sound.h"
#include "verdict.h"

/* Larger than the truth about a day of talk. */
#define REFERENCE_MOST_BYTES ((size_t)16 * 1024 * 1024)

struct reference_turn {
	struct span when;
	enum party party; /* agent, customer or system */
	const char *text; /* "" where it was not written down */
};

struct reference_verdict {
	const char *pack;
	const char *rule;
	enum verdict_value value;
};

struct reference {
	struct arena arena; /* everything below */
	bool has_turns, has_spans, has_verdicts, has_flag, has_reasons;
	struct reference_turn *turns; /* as written */
	size_t turn_count;
	struct sound *spans; /* channel 0 of the file: SOUND_ON_ALL */
	size_t span_count;
	struct reference_verdict *verdicts;
	size_t verdict_count;
	bool is_flagged;
	const char **reasons; /* ids of risk rules */
	size_t reason_count;
};

/*
 * Reads and checks the file into `reference` (zeroed or released before; the
 * caller releases it). Errors: STATUS_INVALID, `x.json: turns[3].party: "agnt"
 * is not agent, customer or system`; STATUS_NOT_FOUND, STATUS_IO.
 */
MUST_CHECK enum status reference_read(
	struct reference *reference, const char *path, struct failure *why);
void reference_release(struct reference *reference);

#endif
