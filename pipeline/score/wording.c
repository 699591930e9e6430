#include "wording.h"

#include <math.h>
#include <stdio.h>

static const struct wording wordings[OPERATOR_COUNT] = {
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
	[OPERATOR_TURN_RATE] = { "speech rate of a turn", "单句语速", "/min",
		"字/分", 1 },
	[OPERATOR_EMOTION] = { "emotion", "情绪", "", "", 1 },
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
	[OPERATOR_USUAL_LEVEL] = { "level over the agent's usual",
		"音量较本人平时", " dB", "分贝", 1 },
	[OPERATOR_USUAL_PITCH] = { "pitch over the agent's usual",
		"音高较本人平时", " semitones", "半音", 1 },
	[OPERATOR_USUAL_RATE] = { "speech rate over the agent's usual",
		"语速较本人平时", " %", "%", 100 },
	[OPERATOR_RATE_CHANGE] = { "rise in speech rate", "语速加快", " %", "%",
		100 },
};

const struct wording *wording_of(enum operator operator)
{
	return &wordings[operator];
}

const char *wording_party_en(enum party party)
{
	static const char *const names[PARTY_COUNT] = { "anyone", "agent",
		"customer", "system" };

	return names[party];
}

const char *wording_party_zh(enum party party)
{
	static const char *const names[PARTY_COUNT] = { "通话双方", "客服",
		"客户", "系统" };

	return names[party];
}

void pen_write(struct pen *pen, struct text *text, const char *format, ...)
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

void pen_name(struct pen *pen, int index)
{
	const struct condition *condition =
		&pen->evaluation->pack->conditions[index];
	const char *id = condition->id ? condition->id : "it";

	pen_write(pen, pen->en, " %s",
		condition->title_en ? condition->title_en : id);
	pen_write(pen, pen->zh, "“%s”",
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
	pen_write(pen, pen->en, "%s", en[scope->relation]);
	pen_name(pen, scope->anchor);
	if (scope->relation == ANCHOR_BETWEEN) {
		pen_write(pen, pen->en, " and");
		pen_write(pen, pen->zh, "和");
		pen_name(pen, scope->other_anchor);
	}
	pen_write(pen, pen->zh, "%s", zh[scope->relation]);
}

/* " within the first 20 s"; "前20秒内". */
void pen_write_scope(struct pen *pen, const struct scope *scope)
{
	if (!isnan(scope->first_s)) {
		pen_write(
			pen, pen->en, " within the first %g s", scope->first_s);
		pen_write(pen, pen->zh, "前%g秒内", scope->first_s);
	}
	if (!isnan(scope->last_s)) {
		pen_write(pen, pen->en, " in the last %g s", scope->last_s);
		pen_write(pen, pen->zh, "最后%g秒内", scope->last_s);
	}
	if (!isnan(scope->from_s) || !isnan(scope->to_s)) {
		double from_s = isnan(scope->from_s) ? 0.0 : scope->from_s;

		pen_write(pen, pen->en, " from %g s", from_s);
		pen_write(pen, pen->zh, "从第%g秒", from_s);
		if (!isnan(scope->to_s)) {
			pen_write(pen, pen->en, " to %g s", scope->to_s);
			pen_write(pen, pen->zh, "到第%g秒", scope->to_s);
		}
	}
	if (!isnan(scope->from_share) || !isnan(scope->to_share)) {
		double from = isnan(scope->from_share) ? 0 : scope->from_share;
		double to = isnan(scope->to_share) ? 1 : scope->to_share;

		pen_write(pen, pen->en, " from %g %% to %g %% of the call",
			100 * from, 100 * to);
		pen_write(pen, pen->zh, "通话的%g%%到%g%%之间", 100 * from,
			100 * to);
	}
	if (scope->first_turns > 0) {
		pen_write(pen, pen->en, " in the first %d turns",
			scope->first_turns);
		pen_write(pen, pen->zh, "前%d轮内", scope->first_turns);
	}
	if (scope->last_turns > 0) {
		pen_write(pen, pen->en, " in the last %d turns",
			scope->last_turns);
		pen_write(pen, pen->zh, "最后%d轮内", scope->last_turns);
	}
	if (scope->masks) {
		pen_write(pen, pen->en, " apart from sounds of the line");
		pen_write(pen, pen->zh, "除线路音外");
	}
	say_anchor(pen, scope);
}

void pen_write_scope_behind(struct pen *pen, const struct scope *scope)
{
	if (scope_is_whole(scope))
		return;
	pen_write(pen, pen->zh, "(");
	pen_write_scope(pen, scope);
	pen_write(pen, pen->zh, ")");
}
