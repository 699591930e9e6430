#include "roles.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "evaluation.h"

/* Log-odds of a unit of script: a greeting of five characters is enough. */
#define A_UNIT 0.4
/* A word of Latin letters says as much as two characters. */
#define LATIN_UNITS 2.0
/* Agents greet and give their number so soon after they first speak. */
#define GREETING_S 15.0
#define GREETING_UNITS 2.0
/* Log-odds that who speaks first on one channel is the agent: whoever answers
 * speaks first (Schegloff: all but one of 500 calls), unless the recording
 * begins late or the first words are missed. */
static const double first_is_agent[DIRECTION_COUNT] = {
	[DIRECTION_UNKNOWN] = 0.1,
	[DIRECTION_INBOUND] = 1.5,
	[DIRECTION_OUTBOUND] = -1.5,
};
/* Log-odds that the channels are what they are said to be; and from where on
 * they are taken for exchanged all the same. */
#define CHANNELS_ARE_RIGHT 3.0
#define CHANNELS_ARE_WRONG (-2.0)

/* How much a unit of script says. */
static double unit_weight(
	const struct hearing *hearing, enum party party, uint32_t unit)
{
	bool is_greeting = hearing_span(hearing, party, unit, 1).start_s <
			   hearing_first_s(hearing, party) + GREETING_S;
	uint64_t id = hearing->streams[party].items[unit].id;

	return (is_greeting ? GREETING_UNITS : 1.0) *
	       (unit_is_word(id) ? LATIN_UNITS : 1.0);
}

/* What each party is heard to say of each party's script: a unit once. */
struct script {
	const struct hearing *hearing;
	const unsigned char *speakers;
	unsigned char *heard; /* by unit of the party at hand: bits */
};

/* How much more of what `party` says is its own script than the other's. */
static double own_script(const struct script *script, enum party party)
{
	const struct hearing *hearing = script->hearing;
	const unsigned char own = (unsigned char)(1U << party);
	double sum = 0.0;

	memset(script->heard, 0, hearing->streams[party].count);
	for (size_t i = 0; i < hearing->found.count; i++) {
		const struct found *found = &hearing->found.items[i];

		for (uint32_t k = 0;
			k < found->hit.count && found->party == party; k++)
			script->heard[found->hit.first + k] |=
				script->speakers[found->hit.phrase];
	}
	for (uint32_t i = 0; i < hearing->streams[party].count; i++) {
		if (script->heard[i] == own)
			sum += unit_weight(hearing, party, i);
		else if (script->heard[i] && !(script->heard[i] & own))
			sum -= unit_weight(hearing, party, i);
	}
	return sum;
}

/* Log-odds, by what is said, that the agent is the agent. */
static enum status weigh(const struct hearing *hearing,
	const unsigned char *speakers, double *odds, struct failure *why)
{
	size_t agent = hearing->streams[PARTY_AGENT].count;
	size_t customer = hearing->streams[PARTY_CUSTOMER].count;
	struct script script = { hearing, speakers,
		malloc((agent > customer ? agent : customer) + 1) };

	if (!script.heard)
		return failure_no_memory(why);
	*odds = A_UNIT * (own_script(&script, PARTY_AGENT) +
				 own_script(&script, PARTY_CUSTOMER));
	free(script.heard);
	return STATUS_OK;
}

static enum party other(enum party party)
{
	if (party == PARTY_AGENT)
		return PARTY_CUSTOMER;
	return party == PARTY_CUSTOMER ? PARTY_AGENT : party;
}

static void exchange(struct call *call)
{
	for (size_t i = 0; i < call->utterances.count; i++)
		call->utterances.items[i].party =
			other(call->utterances.items[i].party);
	for (size_t i = 0; i < call->turns.count; i++)
		call->turns.items[i].party = other(call->turns.items[i].party);
	call->voices.is_exchanged = true;
}

static void lose(struct call *call)
{
	for (size_t i = 0; i < call->utterances.count; i++)
		if (call->utterances.items[i].party != PARTY_SYSTEM)
			call->utterances.items[i].party = PARTY_UNKNOWN;
}

/* On one channel: by order and words. */
static bool settle_voices(struct call *call, double odds)
{
	struct voices *voices = &call->voices;
	double all = odds + first_is_agent[call->meta.direction];

	if (all < 0.0)
		exchange(call);
	/* Nothing is exchanged that was only a guess. */
	voices->is_exchanged = false;
	voices->confidence = 1.0 / (1.0 + exp(-fabs(all)));
	if (voices->confidence >= VOICES_SURE &&
		voices->separation >= VOICES_SURE)
		return false;
	lose(call);
	return true;
}

static void settle_channels(struct call *call, double odds)
{
	double all = odds + CHANNELS_ARE_RIGHT;

	if (all < CHANNELS_ARE_WRONG)
		exchange(call);
	call->voices.confidence = 1.0 / (1.0 + exp(-fabs(all)));
}

/* Whether both parties are there, and not by a transcript's word. */
static bool is_open(const struct call *call)
{
	bool has[PARTY_COUNT] = { false };

	for (size_t i = 0; i < call->turns.count; i++)
		has[call->turns.items[i].party] = true;
	return !call->is_imported && has[PARTY_AGENT] && has[PARTY_CUSTOMER];
}

enum status score_roles(const struct scorer *scorer,
	struct score_scratch *scratch, struct call *call, bool *is_lost,
	struct failure *why)
{
	const struct hearing *hearing = NULL;
	double odds = 0.0;
	enum status rc;

	*is_lost = false;
	if (!is_open(call))
		return STATUS_OK;
	rc = scorer_hear(scorer, scratch, call, &hearing, why);
	if (rc == STATUS_OK)
		rc = weigh(hearing, scorer_speakers(scorer), &odds, why);
	if (rc != STATUS_OK)
		return rc;
	if (call->voices.is_by_voice)
		*is_lost = settle_voices(call, odds);
	else
		settle_channels(call, odds);
	return STATUS_OK;
}
