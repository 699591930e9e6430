#include "explain.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* A sentence quotes no more than this of what was said. */
#define QUOTE_MOST_BYTES 120
/* Of many conditions that decided together, so many are named. */
#define MOST_NAMED 3

/* Writes both languages; the first failure stays. */
struct pen {
	const struct evaluation *evaluation;
	struct text *en, *zh;
	struct failure *why;
	enum status rc;
};

static void say(struct pen *pen, struct text *text, const char *format, ...)
	FORMAT_LIKE_PRINTF(3, 4);

static void say(struct pen *pen, struct text *text, const char *format, ...)
{
	char piece[512];
	va_list arguments;

	if (pen->rc != STATUS_OK)
		return;
	va_start(arguments, format);
	(void)vsnprintf(piece, sizeof(piece), format, arguments);
	va_end(arguments);
	pen->rc = text_add(text, piece, pen->why);
}

static const char *party_en(enum party party)
{
	static const char *const names[PARTY_COUNT] = { "anyone", "agent",
		"customer", "system" };

	return names[party];
}

static const char *party_zh(enum party party)
{
	static const char *const names[PARTY_COUNT] = { "通话双方", "客服",
		"客户", "系统" };

	return names[party];
}

/* What the operators are called in a sentence. */
static const struct wording {
	const char *en, *zh;
	const char *unit_en, *unit_zh;
	double scale;
} wordings[OPERATOR_COUNT] = {
	[OPERATOR_SAID] = { "phrase", "用语", "", "", 1 },
	[OPERATOR_REGEX] = { "pattern", "句式", "", "", 1 },
	[OPERATOR_SIMILAR] = { "such a sentence", "相近语句", "", "", 1 },
	[OPERATOR_REPEATED] = { "repetition", "重复", "", "", 1 },
	[OPERATOR_READ_BACK] = { "number read back", "复述号码", "", "", 1 },
	[OPERATOR_SILENCE] = { "silence", "静音", " s", "秒", 1 },
	[OPERATOR_RESPONSE_DELAY] = { "response delay", "应答延迟", " s", "秒",
		1 },
	[OPERATOR_OVERLAP] = { "overlap", "重叠说话", " s", "秒", 1 },
	[OPERATOR_INTERRUPTION] = { "interruption", "抢话", " s", "秒", 1 },
	[OPERATOR_SOUND] = { "sound", "非语音", " s", "秒", 1 },
	[OPERATOR_MONOLOGUE] = { "turn", "单次发言", " s", "秒", 1 },
	[OPERATOR_SPEECH_RATE] = { "speech rate", "语速", "/min", "字/分", 1 },
	[OPERATOR_TALK_SHARE] = { "talk share", "说话占比", " %", "%", 100 },
	[OPERATOR_DURATION] = { "duration", "通话时长", " s", "秒", 1 },
	[OPERATOR_TURN_COUNT] = { "turns", "发言轮数", "", "轮", 1 },
	[OPERATOR_LEVEL] = { "level", "音量", " dB", "分贝", 1 },
	[OPERATOR_PITCH] = { "pitch", "音高", " Hz", "赫兹", 1 },
	[OPERATOR_LEVEL_CHANGE] = { "rise in level", "音量升高", " dB", "分贝",
		1 },
	[OPERATOR_PITCH_CHANGE] = { "rise in pitch", "音高升高", " semitones",
		"半音", 1 },
	[OPERATOR_RATE_CHANGE] = { "rise in speech rate", "语速加快", " %", "%",
		100 },
};

static void name_anchor(struct pen *pen, int index)
{
	const struct condition *condition =
		&pen->evaluation->pack->conditions[index];
	const char *id = condition->id ? condition->id : "it";

	say(pen, pen->en, " %s",
		condition->title_en ? condition->title_en : id);
	say(pen, pen->zh, "“%s”",
		condition->title_zh ? condition->title_zh : id);
}

static void say_anchor(struct pen *pen, const struct scope *scope)
{
	static const char *const en[] = { "", " after", " before", " around",
		" between", " in the turn of", " in the turn after" };
	static const char *const zh[] = { "", "之后", "之前", "前后", "之间",
		"同一轮", "下一轮" };

	if (scope->relation == ANCHOR_NONE)
		return;
	say(pen, pen->en, "%s", en[scope->relation]);
	say(pen, pen->zh, "在");
	name_anchor(pen, scope->anchor);
	if (scope->relation == ANCHOR_BETWEEN) {
		say(pen, pen->en, " and");
		say(pen, pen->zh, "和");
		name_anchor(pen, scope->other_anchor);
	}
	say(pen, pen->zh, "%s", zh[scope->relation]);
}

/* " within the first 20 s"; "前20秒内". */
static void say_scope(struct pen *pen, const struct scope *scope)
{
	if (!isnan(scope->first_s)) {
		say(pen, pen->en, " within the first %g s", scope->first_s);
		say(pen, pen->zh, "前%g秒内", scope->first_s);
	}
	if (!isnan(scope->last_s)) {
		say(pen, pen->en, " in the last %g s", scope->last_s);
		say(pen, pen->zh, "最后%g秒内", scope->last_s);
	}
	if (!isnan(scope->from_s) || !isnan(scope->to_s)) {
		double from_s = isnan(scope->from_s) ? 0.0 : scope->from_s;

		say(pen, pen->en, " from %g s", from_s);
		say(pen, pen->zh, "从第%g秒", from_s);
		if (!isnan(scope->to_s)) {
			say(pen, pen->en, " to %g s", scope->to_s);
			say(pen, pen->zh, "到第%g秒", scope->to_s);
		}
	}
	if (!isnan(scope->from_share) || !isnan(scope->to_share)) {
		double from = isnan(scope->from_share) ? 0 : scope->from_share;
		double to = isnan(scope->to_share) ? 1 : scope->to_share;

		say(pen, pen->en, " from %g %% to %g %% of the call",
			100 * from, 100 * to);
		say(pen, pen->zh, "通话的%g%%到%g%%之间", 100 * from, 100 * to);
	}
	if (scope->first_turns > 0) {
		say(pen, pen->en, " in the first %d turns", scope->first_turns);
		say(pen, pen->zh, "前%d轮内", scope->first_turns);
	}
	if (scope->last_turns > 0) {
		say(pen, pen->en, " in the last %d turns", scope->last_turns);
		say(pen, pen->zh, "最后%d轮内", scope->last_turns);
	}
	say_anchor(pen, scope);
}

/* Behind a sentence the Chinese stands in brackets. */
static void say_scope_behind(struct pen *pen, const struct scope *scope)
{
	static const char bracket[] = "(";
	size_t before = pen->zh->length;

	say(pen, pen->zh, "%s", bracket);
	say_scope(pen, scope);
	if (pen->rc != STATUS_OK)
		return;
	if (pen->zh->length > before + strlen(bracket)) {
		say(pen, pen->zh, ")");
		return;
	}
	pen->zh->length = before;
	pen->zh->bytes[before] = '\0';
}

enum status explain_words(const struct evaluation *evaluation,
	const struct hit *hit, struct text *into, struct failure *why)
{
	const struct call *call = evaluation->hearing.call;
	const struct unit *units =
		evaluation->hearing.streams[hit->party].items + hit->first_unit;
	struct turn part = { .first_word = hit->first_word,
		.word_count = hit->word_count };
	enum status rc = STATUS_OK;

	if (hit->unit_count == 0)
		return hit->word_count > 0
			       ? call_turn_text(call, &part, into, why)
			       : STATUS_OK;
	/* The other party's words may stand between: run by run. */
	for (size_t i = 0; i < hit->unit_count && rc == STATUS_OK;) {
		size_t k = i + 1;

		while (k < hit->unit_count &&
			units[k].word <= units[k - 1].word + 1)
			k++;
		part.first_word = units[i].word;
		part.word_count = units[k - 1].word - units[i].word + 1;
		rc = call_turn_text(call, &part, into, why);
		i = k;
	}
	return rc;
}

/* Shortens to whole characters. */
static void cut_quote(struct text *text)
{
	size_t length = QUOTE_MOST_BYTES;

	if (text->length <= length)
		return;
	while (length > 0 &&
		((unsigned char)text->bytes[length] & 0xc0) == 0x80)
		length--;
	text->bytes[length] = '\0';
	text->length = length;
}

static void say_times(struct pen *pen, size_t count)
{
	if (count < 2)
		return;
	say(pen, pen->en, " (%zu times)", count);
	say(pen, pen->zh, "(共%zu次)", count);
}

static void say_words_hit(struct pen *pen, const struct condition *condition,
	const struct outcome *outcome)
{
	const struct hit *hit =
		&pen->evaluation->hits.items[outcome->first_hit];
	struct text quote = { 0 };

	if (pen->rc == STATUS_OK)
		pen->rc = explain_words(pen->evaluation, hit, &quote, pen->why);
	cut_quote(&quote);
	say(pen, pen->en, "%s said \"%s\" at %.1f s", party_en(hit->party),
		text_string(&quote), hit->when.start_s);
	say(pen, pen->zh, "%s在%.1f秒说“%s”", party_zh(hit->party),
		hit->when.start_s, text_string(&quote));
	say_times(pen, outcome->hit_count);
	text_release(&quote);
	(void)condition;
}

static void say_words_missed(struct pen *pen, const struct condition *condition)
{
	const char *first = condition->phrase_count > 0
				    ? condition->phrases[0].text
				    : wordings[condition->operator].en;
	const char *more = condition->phrase_count > 1 ? " …" : "";

	say(pen, pen->en, "%s did not say ", party_en(condition->party));
	say(pen, pen->zh, "未");
	if (condition->title_en)
		say(pen, pen->en, "%s", condition->title_en);
	else
		say(pen, pen->en, "\"%s%s\"", first, more);
	say_scope(pen, &condition->scope);
	if (condition->title_zh)
		say(pen, pen->zh, "听到%s的%s", party_zh(condition->party),
			condition->title_zh);
	else
		say(pen, pen->zh, "听到%s说“%s%s”", party_zh(condition->party),
			first, condition->phrase_count > 1 ? "……" : "");
}

/* Heard, but not as often as it takes. */
static void say_too_few(struct pen *pen, const struct condition *condition,
	const struct outcome *outcome)
{
	if (outcome->hit_count == 0 ||
		outcome->hit_count >= (size_t)condition->times)
		return;
	say(pen, pen->en, ", %zu of %d times", outcome->hit_count,
		condition->times);
	say(pen, pen->zh, ",%zu次,不足%d次", outcome->hit_count,
		condition->times);
}

static void say_event(struct pen *pen, const struct condition *condition,
	const struct outcome *outcome, bool is_hit)
{
	const struct wording *name = &wordings[condition->operator];
	const struct hit *hit =
		pen->evaluation->hits.items + outcome->first_hit;

	if (outcome->hit_count == 0) {
		say(pen, pen->en, "no %s longer than %g s", name->en,
			condition->longer_than_s);
		say(pen, pen->zh, "没有超过%g秒的%s", condition->longer_than_s,
			name->zh);
	} else {
		say(pen, pen->en, "%s of %.1f s at %.1f s", name->en,
			hit->value, hit->when.start_s);
		say(pen, pen->zh, "%.1f秒处%s%.1f秒", hit->when.start_s,
			name->zh, hit->value);
		if (condition->longer_than_s > 0.0) {
			say(pen, pen->en, ", longer than %g s",
				condition->longer_than_s);
			say(pen, pen->zh, ",超过%g秒",
				condition->longer_than_s);
		}
		if (is_hit)
			say_times(pen, outcome->hit_count);
		else
			say_too_few(pen, condition, outcome);
	}
	say_scope_behind(pen, &condition->scope);
	if (outcome->excused_count > 0) {
		say(pen, pen->en, ", %zu excused", outcome->excused_count);
		say(pen, pen->zh, ",%zu次已豁免", outcome->excused_count);
	}
}

static void say_party(struct pen *pen, const struct condition *condition,
	const struct outcome *outcome)
{
	enum party party = (enum party)(int)outcome->value;

	if (condition->operator== OPERATOR_HANGUP) {
		say(pen, pen->en, "%s hung up", party_en(party));
		say(pen, pen->zh, "%s先挂机", party_zh(party));
	} else {
		say(pen, pen->en, "%s spoke first", party_en(party));
		say(pen, pen->zh, "%s先开口", party_zh(party));
	}
}

static void say_number(struct pen *pen, const struct condition *condition,
	const struct outcome *outcome, bool is_hit)
{
	const struct wording *name = &wordings[condition->operator];
	double value = outcome->value * name->scale;
	double above = condition->above * name->scale;
	double below = condition->below * name->scale;
	bool is_above =
		is_hit ? outcome->value > condition->above : !isnan(above);

	say(pen, pen->en, "%s %.1f%s is %s%s %g", name->en, value,
		name->unit_en, is_hit ? "" : "not ",
		is_above ? "above" : "below", is_above ? above : below);
	say(pen, pen->zh, "%s%.1f%s,%s%s%g", name->zh, value, name->unit_zh,
		is_hit ? "" : "未", is_above ? "高于" : "低于",
		is_above ? above : below);
	if (!is_hit && !isnan(above) && !isnan(below)) {
		say(pen, pen->en, " nor below %g", below);
		say(pen, pen->zh, "也未低于%g", below);
	}
	if (condition->party != PARTY_UNKNOWN) {
		say(pen, pen->en, " (%s)", party_en(condition->party));
		say(pen, pen->zh, "(%s)", party_zh(condition->party));
	}
	say_scope_behind(pen, &condition->scope);
}

static void say_unsure(struct pen *pen, const struct condition *condition,
	const struct outcome *outcome)
{
	const struct pack *pack = pen->evaluation->pack;
	double gate = isnan(condition->confidence) ? pack->hit_confidence
						   : condition->confidence;
	const struct hit *hit =
		pen->evaluation->hits.items + outcome->first_hit;

	if (outcome->hit_count > 0) {
		say(pen, pen->en, "perhaps ");
		say(pen, pen->zh, "可能");
		say_words_hit(pen, condition, outcome);
		say(pen, pen->en, ", confidence %.2f is under %g",
			hit->confidence, gate);
		say(pen, pen->zh, ",置信度%.2f低于%g", hit->confidence, gate);
		return;
	}
	say(pen, pen->en, "heard too unclearly, confidence %.2f is under %g",
		outcome->confidence, pack->scope_confidence);
	say(pen, pen->zh, "听不清楚,置信度%.2f低于%g", outcome->confidence,
		pack->scope_confidence);
}

static void say_doubt(struct pen *pen, const struct condition *condition,
	const struct outcome *outcome)
{
	const struct wording *name = &wordings[condition->operator];

	switch (outcome->doubt) {
	case DOUBT_NONE:
		say(pen, pen->en, "cannot be told");
		say(pen, pen->zh, "无法判断");
		return;
	case DOUBT_NO_TRANSCRIPT:
		say(pen, pen->en, "there is no transcript of %s",
			party_en(condition->party));
		say(pen, pen->zh, "没有%s的转写文本",
			party_zh(condition->party));
		return;
	case DOUBT_NO_PARTIES:
		say(pen, pen->en,
			"who speaks when is not known in this "
			"recording");
		say(pen, pen->zh, "录音未区分说话人");
		return;
	case DOUBT_NOT_HEARD:
		say(pen, pen->en, "no speech of %s was heard",
			party_en(condition->party));
		say(pen, pen->zh, "未听到%s说话", party_zh(condition->party));
		return;
	case DOUBT_UNSURE:
		say_unsure(pen, condition, outcome);
		return;
	case DOUBT_NO_MEASURE:
		say(pen, pen->en, "%s was not measured",
			name->en ? name->en : "it");
		say(pen, pen->zh, "未能测得%s", name->zh ? name->zh : "数值");
		return;
	case DOUBT_TOO_HARD:
		say(pen, pen->en, "the pattern takes too long on this text");
		say(pen, pen->zh, "正则匹配超出限制");
		return;
	}
}

static void explain_one(struct pen *pen, int index, int depth);

/* The children that decided. */
static void explain_logic(struct pen *pen, const struct condition *condition,
	bool is_hit, int depth)
{
	enum truth wanted = is_hit ? TRUTH_HIT : TRUTH_MISS;
	int named = 0;

	for (size_t i = 0; i < condition->child_count; i++) {
		int child = condition->children[i];

		if (pen->evaluation->outcomes.items[child].truth != wanted ||
			named == MOST_NAMED)
			continue;
		if (named++ > 0) {
			say(pen, pen->en, "; ");
			say(pen, pen->zh, ";");
		}
		explain_one(pen, child, depth + 1);
	}
}

static void explain_known(struct pen *pen, const struct condition *condition,
	const struct outcome *outcome, int depth)
{
	/* A negated condition is explained by what it denies. */
	bool is_hit = (outcome->truth == TRUTH_HIT) != condition->is_negated;

	if (condition->operator== OPERATOR_LOGIC) {
		explain_logic(pen, condition, is_hit, depth);
	} else if (condition->operator== OPERATOR_HANGUP || condition->
		   operator== OPERATOR_FIRST_SPEAKER) {
		say_party(pen, condition, outcome);
	} else if (operator_is_number(condition->operator)) {
		say_number(pen, condition, outcome, is_hit);
	} else if (!operator_needs_words(condition->operator)) {
		say_event(pen, condition, outcome, is_hit);
	} else if (outcome->hit_count > 0) {
		say_words_hit(pen, condition, outcome);
		if (!is_hit)
			say_too_few(pen, condition, outcome);
		say_scope_behind(pen, &condition->scope);
	} else {
		say_words_missed(pen, condition);
	}
}

static void explain_one(struct pen *pen, int index, int depth)
{
	const struct pack *pack = pen->evaluation->pack;
	const struct outcome *outcome = &pen->evaluation->outcomes.items[index];

	while (outcome->truth == TRUTH_UNKNOWN && outcome->cause >= 0) {
		index = outcome->cause;
		outcome = &pen->evaluation->outcomes.items[index];
	}
	if (outcome->truth == TRUTH_UNKNOWN)
		say_doubt(pen, &pack->conditions[index], outcome);
	else if (depth < MOST_NAMED)
		explain_known(pen, &pack->conditions[index], outcome, depth);
	else
		name_anchor(pen, index);
}

enum status explain(const struct evaluation *evaluation, int index,
	struct text *en, struct text *zh, struct failure *why)
{
	struct pen pen = { evaluation, en, zh, why, STATUS_OK };

	explain_one(&pen, index, 0);
	return pen.rc;
}
