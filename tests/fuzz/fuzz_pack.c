/*
 * Any bytes as a rule pack: refused with a sentence that names the file, the
 * line and the column, or taken; then its tests run, and a dialogue is judged
 * in both languages, whatever the rules ask.
 */
#include <math.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "dialogue.h"
#include "pack_file.h"
#include "pack_test.h"
#include "risk.h"
#include "scorer.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count);

static const char dialogue[] =
	"ringback 2\n"
	"A: 您好,工号八零二幺为您服务,请问有什么可以帮您?\n"
	"C: 我家宽带坏了,打了好几次电话,还没解决!I will sue you\n"
	"A -0.9: 非常抱歉,请您稍等\n"
	"hold 14\n"
	"A: 感谢您的耐心等待,三六二幺\n"
	"C fast: 我要投诉,三六二幺\n"
	"pause 22\n"
	"U: 再见\n";

static void require(int is_so)
{
	if (!is_so)
		abort();
}

/* "x.yaml:LINE:COLUMN: SENTENCE" */
static void check_refusal(const char *sentence)
{
	int line = 0, column = 0, length = 0;

	require(sscanf(sentence, "x.yaml:%d:%d: %n", &line, &column, &length) ==
		2);
	require(line > 0 && column > 0 && length > 0 && sentence[length]);
}

static void check(const struct judgement *judgement)
{
	require(isnan(judgement->score) ||
		(judgement->score >= 0.0 && judgement->score <= 100.0));
	for (size_t i = 0; i < judgement->verdict_count; i++) {
		const struct verdict *verdict = &judgement->verdicts[i];

		require(verdict->why_en && verdict->why_en[0]);
		require(verdict->why_zh && verdict->why_zh[0]);
		for (size_t k = 0; k < verdict->evidence_count; k++)
			require(verdict->evidence[k].when.end_s >=
				verdict->evidence[k].when.start_s);
	}
}

static void judge(const struct pack *pack, enum language language)
{
	struct score_scratch *scratch = NULL;
	struct call call = { .language = language };
	struct scorer *scorer = NULL;

	if (scorer_new(&scorer, &pack, 1, NULL) != STATUS_OK)
		return;
	require(score_scratch_new(&scratch, NULL) == STATUS_OK);
	require(dialogue_read(&call, dialogue, NULL) == STATUS_OK);
	require(score_call(scorer, scratch, &call, NULL) == STATUS_OK);
	require(risk_assess(&call, NULL) == STATUS_OK);
	for (size_t i = 0; i < call.judgement_count; i++)
		check(&call.judgements[i]);
	call_release(&call);
	score_scratch_free(scratch);
	scorer_free(scorer);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
	struct pack_test_results results = { 0 };
	struct failure why = { "" };
	struct pack *pack = NULL;

	if (pack_parse(&pack, (const char *)bytes, count, "x.yaml", &why) !=
		STATUS_OK) {
		check_refusal(why.text);
		return 0;
	}
	judge(pack, LANGUAGE_ZH);
	judge(pack, LANGUAGE_EN);
	if (pack_test_run(pack, &results, &why) != STATUS_OK)
		check_refusal(why.text);
	pack_test_results_release(&results);
	pack_free(pack);
	return 0;
}
