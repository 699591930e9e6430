#include "sample_call.h"

#include <math.h>
#include <string.h>

#include "pack.h"

static struct section sections[] = {
	{ "service_attitude", "Attitude", "服务态度", 60.0 },
	{ "customer_experience", "Experience", "客户感知", 40.0 },
};

static struct rule rules[] = {
	{ .id = "greeting",
		.title_en = "Greeting",
		.title_zh = "开场白",
		.section = 0,
		.points = 10.0 },
	{ .id = "dead_air",
		.title_en = "Dead air",
		.title_zh = "静默",
		.section = 1,
		.points = 17.5 },
	{ .id = "closing",
		.title_en = "Closing",
		.title_zh = "结束语",
		.section = 0,
		.points = 10.0,
		.is_veto = true },
};

static struct rule risk_rules[] = {
	{ .id = "churn",
		.title_en = "Leaving",
		.title_zh = "离网",
		.section = -1,
		.risk_weight = 1.5 },
};

static const struct pack pack = { .name = "telecom",
	.version = "1.2",
	.title_en = "Telecom",
	.title_zh = "电信",
	.hash = { "telecom-hash" },
	.sections = sections,
	.section_count = 2,
	.rules = rules,
	.rule_count = 3 };

static const struct pack risk_pack = { .name = "risk",
	.hash = { "risk-hash" },
	.rules = risk_rules,
	.rule_count = 1 };

static struct evidence greeting[] = { { { 2.5, 4.5 }, PARTY_AGENT,
	"您好请问有什么可以帮您", NAN, NAN, 0.9 } };
static struct evidence dead_air[] = {
	{ { 10.0, 31.0 }, PARTY_UNKNOWN, NULL, 21.0, 20.0, NAN },
	{ { 40.0, 65.5 }, PARTY_UNKNOWN, NULL, 25.5, 20.0, NAN },
};
static struct evidence churn[] = { { { 5.0, 6.0 }, PARTY_CUSTOMER, "cancel",
	NAN, NAN, 0.8 } };

static struct verdict verdicts[] = {
	{ "greeting", VERDICT_PASS, 0.9, 0.0, false, "said", "已说", greeting,
		1 },
	{ "dead_air", VERDICT_FAIL, 1.0, 17.5, false, "silence", "静默",
		dead_air, 2 },
	{ .rule = "closing", .value = VERDICT_UNKNOWN, .confidence = 0.3 },
};
static struct verdict risk_verdicts[] = { { "churn", VERDICT_FAIL, 0.8, 0.0,
	false, "leaving", "离网", churn, 1 } };

static struct section_score section_scores[] = {
	{ "service_attitude", 60.0, 100.0 },
	{ "customer_experience", 40.0, 56.25 },
};

static struct judgement judgements[] = {
	{ &pack, verdicts, 3, section_scores, 2, 82.5, false, 1 },
	{ &risk_pack, risk_verdicts, 1, NULL, 0, NAN, false, 0 },
};

static struct risk_reason reasons[] = { { &risk_verdicts[0], 1.5 } };

static const struct word words[] = {
	{ { 2.50, 3.00 }, "您好", 0.95 },
	{ { 3.00, 3.50 }, "请问", 0.90 },
	{ { 3.50, 4.00 }, "有什么", NAN },
	{ { 4.00, 4.50 }, "可以帮您", 0.85 },
	{ { 5.00, 5.50 }, "cancel", 0.80 },
	{ { 5.50, 6.00 }, "my", 0.70 },
	{ { 6.00, 6.50 }, "5G", 0.60 },
	{ { 6.50, 7.00 }, "plan", 0.50 },
};

static const struct utterance utterances[] = {
	{ { 2.5, 4.5 }, 0, PARTY_AGENT, 0, 4, 0.9, -20.0, -55.0, 200.0, 6.0,
		0.6 },
	{ { 5.0, 7.0 }, 1, PARTY_CUSTOMER, 4, 4, 0.65, -24.0, -50.0, NAN, NAN,
		0.5 },
};

static const struct turn turns[] = {
	{ { 2.5, 4.5 }, PARTY_AGENT, 0, 0, 1, 0, 4 },
	{ { 5.0, 7.0 }, PARTY_CUSTOMER, 1, 1, 1, 4, 4 },
};

static const struct sound ringback = { { 0.0, 2.0 }, SOUND_RINGBACK, 1 };

static void fill_metadata(struct call *call, char content)
{
	struct recording *recording = &call->recording;

	memset(recording->hash.text, content, 64);
	recording->container = "wav";
	recording->codec = "pcm_mulaw";
	recording->rate_hz = 8000;
	recording->channels = 2;
	recording->duration_s = 66.5;
	call->source.paths[0] = arena_print(&call->arena, "%c.wav", content);
	call->meta = (struct metadata){ .call_id = "4711",
		.agent = "8021",
		.team = "热线一组",
		.customer = "138****2071",
		.queue = "资费咨询",
		.satisfaction = 4,
		.start = "2026-03-02T09:14:05+08:00",
		.direction = DIRECTION_INBOUND,
		.hangup = PARTY_CUSTOMER,
		.agent_channel = 1 };
	call->language = LANGUAGE_ZH;
}

static void fill_results(struct call *call)
{
	struct measures *agent = &call->measures[PARTY_AGENT];

	for (int i = 0; i < PARTY_COUNT; i++)
		measures_clear(&call->measures[i]);
	agent->talk_s = 2.0;
	agent->talk_share = 0.5;
	agent->speech_rate_cpm = 330.0;
	call->measures[PARTY_CUSTOMER].talk_s = 2.0;
	call->silence_s = 60.0;
	call->overlap_s = 0.0;
	call->judgements = judgements;
	call->judgement_count = 2;
	call->risk = (struct risk){ 0.75, RISK_HIGH, true, reasons, 1 };
}

bool sample_call(struct call *call, char content)
{
	bool is_whole = true;

	fill_metadata(call, content);
	fill_results(call);
	for (int i = 0; i < 8; i++)
		is_whole &= call_add_word(call, &words[i], NULL) == STATUS_OK;
	for (int i = 0; i < 2; i++) {
		is_whole &= call_add_utterance(call, &utterances[i], NULL) ==
			    STATUS_OK;
		is_whole &= call_add_turn(call, &turns[i], NULL) == STATUS_OK;
	}
	is_whole &= call_add_sound(call, &ringback, NULL) == STATUS_OK;
	return is_whole && call->source.paths[0];
}

struct store_key sample_key(char engine, char rules_letter)
{
	struct store_key key = { .engine_name = "zh-cn-8k" };

	memset(key.engine.text, engine, 64);
	memset(key.rules.text, rules_letter, 64);
	return key;
}
