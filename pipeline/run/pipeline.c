#include "pipeline.h"

#include <stdlib.h>

#include "clock.h"
#include "decode.h"
#include "diarise.h"
#include "language_choice.h"
#include "measure_call.h"
#include "risk.h"
#include "roles.h"
#include "scorer.h"
#include "segment.h"
#include "tone.h"
#include "transcribe.h"
#include "turns.h"

struct worker {
	const struct engine *engine;
	struct call call;
	struct decode *decode;
	struct segment *segment;
	struct diarise *diarise;
	struct transcriber *transcriber;
	struct tone *tone;
	struct score_scratch *scratch;
	struct usual usual; /* of the agent that is heard next */
	double stage_s[STAGE_COUNT];
};

typedef enum status (*step)(struct worker *worker, struct failure *why);

static enum status start_decode(struct worker *w, struct failure *why)
{
	int rate_hz = transcriber_rate_hz(w->transcriber, w->call.language);

	return decode_open(w->decode, &w->call, rate_hz, why);
}

static enum status next_decode(struct worker *w, struct failure *why)
{
	return decode_next(w->decode, &w->call, why);
}

static enum status finish_decode(struct worker *w, struct failure *why)
{
	return decode_finish(w->decode, &w->call, why);
}

static enum status start_segment(struct worker *w, struct failure *why)
{
	return segment_start(w->segment, &w->call, why);
}

static enum status next_segment(struct worker *w, struct failure *why)
{
	return segment_next(w->segment, &w->call, why);
}

static enum status finish_segment(struct worker *w, struct failure *why)
{
	return segment_finish(w->segment, &w->call, why);
}

static enum status start_voices(struct worker *w, struct failure *why)
{
	return diarise_start(w->diarise, &w->call, why);
}

static enum status next_voices(struct worker *w, struct failure *why)
{
	return diarise_next(w->diarise, &w->call, why);
}

static enum status finish_diarise(struct worker *w, struct failure *why)
{
	return diarise_finish(w->diarise, &w->call, why);
}

static enum status start_transcribe(struct worker *w, struct failure *why)
{
	return transcriber_start(w->transcriber, &w->call, why);
}

static enum status next_transcribe(struct worker *w, struct failure *why)
{
	return transcriber_next(w->transcriber, &w->call, why);
}

static enum status finish_transcribe(struct worker *w, struct failure *why)
{
	return transcriber_finish(w->transcriber, &w->call, why);
}

static enum status start_tone(struct worker *w, struct failure *why)
{
	return tone_start(w->tone, &w->call, why);
}

static enum status next_tone(struct worker *w, struct failure *why)
{
	return tone_next(w->tone, &w->call, why);
}

static enum status finish_tone(struct worker *w, struct failure *why)
{
	return tone_finish(w->tone, &w->call, why);
}

static enum status finish_turns(struct worker *w, struct failure *why)
{
	return turns_build(&w->call, why);
}

static enum status finish_roles(struct worker *w, struct failure *why)
{
	bool is_lost;
	enum status rc = score_roles(
		w->engine->scorer, w->scratch, &w->call, &is_lost, why);

	return rc == STATUS_OK && is_lost ? turns_build(&w->call, why) : rc;
}

static enum status finish_measure(struct worker *w, struct failure *why)
{
	return measure_call(&w->call, why);
}

static enum status finish_score(struct worker *w, struct failure *why)
{
	return score_call(w->engine->scorer, w->scratch, &w->call, why);
}

static enum status finish_risk(struct worker *w, struct failure *why)
{
	return risk_assess(&w->call, why);
}

/* What the beginning of a call goes through; places in the table below. */
enum { STAGE_DECODE, STAGE_SEGMENT, STAGE_VOICES, STAGE_TRANSCRIBE };

/* The architecture: what happens to a call, in order. */
static const struct stage {
	const char *name;
	step start;  /* before the first chunk of sound */
	step next;   /* for each chunk */
	step finish; /* after the last */
} stages[STAGE_COUNT] = {
	[STAGE_DECODE] = { "decode", start_decode, next_decode, finish_decode },
	[STAGE_SEGMENT] = { "segment", start_segment, next_segment,
		finish_segment },
	[STAGE_VOICES] = { "voices", start_voices, next_voices, next_voices },
	[STAGE_TRANSCRIBE] = { "transcribe", start_transcribe, next_transcribe,
		finish_transcribe },
	{ "tone", start_tone, next_tone, finish_tone },
	{ "diarise", NULL, NULL, finish_diarise },
	{ "turns", NULL, NULL, finish_turns },
	{ "roles", NULL, NULL, finish_roles },
	{ "measure", NULL, NULL, finish_measure },
	{ "score", NULL, NULL, finish_score },
	{ "risk", NULL, NULL, finish_risk },
};

/* Runs one step and books its time; without a step there is nothing to do. */
static enum status run_step(
	struct worker *w, int stage, step run, struct failure *why)
{
	double from_s;
	enum status rc;

	if (!run)
		return STATUS_OK;
	from_s = clock_thread_s();
	rc = run(w, why);
	w->stage_s[stage] += clock_thread_s() - from_s;
	return rc == STATUS_OK
		       ? rc
		       : failure_prefix(why, rc, "%s", stages[stage].name);
}

static enum status run_stages(struct worker *w, struct failure *why)
{
	enum status rc = STATUS_OK;

	for (int i = 0; i < STAGE_COUNT && rc == STATUS_OK; i++)
		rc = run_step(w, i, stages[i].start, why);
	while (rc == STATUS_OK && !w->call.audio.is_ended)
		for (int i = 0; i < STAGE_COUNT && rc == STATUS_OK; i++)
			rc = run_step(w, i, stages[i].next, why);
	for (int i = 0; i < STAGE_COUNT && rc == STATUS_OK; i++)
		rc = run_step(w, i, stages[i].finish, why);
	return rc;
}

static void take_job(
	struct worker *worker, const struct job *job, const struct digest *hash)
{
	struct call *call = &worker->call;

	call_clear(call);
	call->source = job->source;
	call->meta = job->meta;
	call->language = engine_language(worker->engine, job);
	if (!call->meta.agent_channel)
		call->meta.agent_channel =
			worker->engine->options.agent_channel;
	call->recording.hash = *hash;
	call->usual = worker->usual;
}

/* Runs the stages up to transcribe until enough of the agent was heard. */
static enum status hear_beginning(struct worker *w,
	struct language_evidence *evidence, struct failure *why)
{
	const struct audio *audio = &w->call.audio;
	enum status rc = STATUS_OK;

	for (int i = 0; i <= STAGE_TRANSCRIBE && rc == STATUS_OK; i++)
		rc = run_step(w, i, stages[i].start, why);
	while (rc == STATUS_OK && evidence->speech_s < LANGUAGE_SPEECH_S &&
		!audio->is_ended &&
		audio_time_s(audio, audio->end) < LANGUAGE_BEGINNING_S) {
		for (int i = 0; i <= STAGE_TRANSCRIBE && rc == STATUS_OK; i++)
			rc = run_step(w, i, stages[i].next, why);
		language_evidence_take(evidence, &w->call);
	}
	for (int i = STAGE_SEGMENT;
		i <= STAGE_TRANSCRIBE && audio->is_ended && rc == STATUS_OK;
		i++)
		rc = run_step(w, i, stages[i].finish, why);
	if (rc == STATUS_OK)
		language_evidence_take(evidence, &w->call);
	decode_close(w->decode);
	return rc;
}

/* Hears the beginning in every language there is a model for. */
static enum status choose_language(struct worker *worker, const struct job *job,
	const struct digest *hash, enum language *chosen, struct failure *why)
{
	struct language_evidence evidence[LANGUAGE_COUNT] = { 0 };
	enum status rc = STATUS_OK;

	for (int l = 0; l < LANGUAGE_COUNT && rc == STATUS_OK; l++) {
		if (!worker->engine->models[l])
			continue;
		take_job(worker, job, hash);
		worker->call.language = (enum language)l;
		rc = hear_beginning(worker, &evidence[l], why);
	}
	*chosen = language_choose(evidence);
	return rc;
}

void worker_know(struct worker *worker, const struct usual *usual)
{
	worker->usual = *usual;
}

enum status worker_hear(struct worker *worker, const struct job *job,
	const struct digest *hash, struct failure *why)
{
	enum language language = engine_language(worker->engine, job);
	enum status rc = STATUS_OK;

	if (language == LANGUAGE_UNKNOWN)
		rc = choose_language(worker, job, hash, &language, why);
	if (rc != STATUS_OK)
		return rc;
	take_job(worker, job, hash);
	worker->call.language = language;
	return run_stages(worker, why);
}

struct call *worker_call(struct worker *worker)
{
	return &worker->call;
}

double worker_stage_s(const struct worker *worker, int stage)
{
	return worker->stage_s[stage];
}

const char *stage_name(int stage)
{
	return stages[stage].name;
}

enum status worker_new(
	struct worker **out, const struct engine *engine, struct failure *why)
{
	struct worker *worker = calloc(1, sizeof(*worker));
	enum status rc;

	if (!worker)
		return failure_no_memory(why);
	worker->engine = engine;
	rc = decode_new(&worker->decode, why);
	if (rc == STATUS_OK) {
		worker->segment = segment_new(why);
		rc = worker->segment ? STATUS_OK : STATUS_NO_MEMORY;
	}
	if (rc == STATUS_OK)
		rc = diarise_new(&worker->diarise, why);
	if (rc == STATUS_OK)
		rc = transcriber_new(&worker->transcriber,
			(const struct model *const *)engine->models, why);
	if (rc == STATUS_OK)
		rc = tone_new(&worker->tone, why);
	if (rc == STATUS_OK)
		rc = score_scratch_new(&worker->scratch, why);
	if (rc != STATUS_OK) {
		worker_free(worker);
		return rc;
	}
	*out = worker;
	return STATUS_OK;
}

void worker_free(struct worker *worker)
{
	if (!worker)
		return;
	decode_free(worker->decode);
	segment_free(worker->segment);
	diarise_free(worker->diarise);
	transcriber_free(worker->transcriber);
	tone_free(worker->tone);
	score_scratch_free(worker->scratch);
	call_release(&worker->call);
	free(worker);
}
