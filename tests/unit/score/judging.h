/* A pack, a dialogue, and what the one says of the other. */
#ifndef AUSCULT_JUDGING_H
#define AUSCULT_JUDGING_H

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "dialogue.h"
#include "pack_file.h"
#include "scorer.h"

struct judging {
	struct pack *pack;
	struct scorer *scorer;
	struct score_scratch *scratch;
	struct call call;
	struct failure why;
};

/* The pack's head, so that a test states only what it is about. */
#define PACK_HEAD                                         \
	"pack: test\nversion: '1'\nlanguages: [zh, en]\n" \
	"sections:\n  s: {weight: 100}\n"

static inline void judging_start(struct judging *judging, const char *yaml)
{
	const struct pack *packs[1];

	*judging = (struct judging){ 0 };
	if (pack_parse(&judging->pack, yaml, strlen(yaml), "test.yaml",
		    &judging->why) != STATUS_OK)
		fail_msg("%s", judging->why.text);
	packs[0] = judging->pack;
	if (scorer_new(&judging->scorer, packs, 1, &judging->why) != STATUS_OK)
		fail_msg("%s", judging->why.text);
	assert_int_equal(
		score_scratch_new(&judging->scratch, &judging->why), STATUS_OK);
}

/* One rule, `r`, that passes when the condition `c` holds. */
static inline void judging_condition(
	struct judging *judging, const char *conditions)
{
	char yaml[4096];

	(void)snprintf(yaml, sizeof(yaml),
		PACK_HEAD "conditions:\n%s\nrules:\n"
			  "  r: {section: s, points: 10, pass: c}\n",
		conditions);
	judging_start(judging, yaml);
}

static inline void judging_score(struct judging *judging)
{
	if (score_call(judging->scorer, judging->scratch, &judging->call,
		    &judging->why) != STATUS_OK)
		fail_msg("%s", judging->why.text);
}

/* Reads the dialogue into the call; not yet judged. */
static inline void judging_read(struct judging *judging, const char *dialogue)
{
	call_clear(&judging->call);
	judging->call.language = LANGUAGE_ZH;
	if (dialogue_read(&judging->call, dialogue, &judging->why) != STATUS_OK)
		fail_msg("%s", judging->why.text);
}

/* The verdict of the first rule on the dialogue. */
static inline const struct verdict *judging_verdict(
	struct judging *judging, const char *dialogue)
{
	judging_read(judging, dialogue);
	judging_score(judging);
	assert_int_equal(judging->call.judgement_count, 1);
	return &judging->call.judgements[0].verdicts[0];
}

static inline void judging_end(struct judging *judging)
{
	call_release(&judging->call);
	score_scratch_free(judging->scratch);
	scorer_free(judging->scorer);
	pack_free(judging->pack);
}

/* A case of a table: the condition, a dialogue in which it holds and one in
 * which it does not. */
struct both_ways {
	const char *conditions;
	const char *hit;
	const char *miss;
};

static inline void check_both_ways(const struct both_ways *way)
{
	struct judging judging;
	const struct verdict *verdict;

	judging_condition(&judging, way->conditions);
	verdict = judging_verdict(&judging, way->hit);
	if (verdict->value != VERDICT_PASS)
		fail_msg("want a hit: %s (%s)", way->hit, verdict->why_en);
	verdict = judging_verdict(&judging, way->miss);
	if (verdict->value != VERDICT_FAIL)
		fail_msg("want a miss: %s (%s)", way->miss, verdict->why_en);
	judging_end(&judging);
}

#endif
