#include "explain.h"

#include <ctype.h>
#include <math.h>

#include "wording.h"

/* A sentence quotes no more than this of what was said. */
#define QUOTE_MOST_BYTES 120
/* Of many conditions that decided together, so many are named. */
#define MOST_NAMED 3

enum status explain_words(const struct evaluation *evaluation,
	const struct hit *hit, struct text *into, struct failure *why)
{
	const struct call *call = evaluation->hearing.call;
	const struct unit *units;
	struct turn part = { .first_word = hit->first_word,
		.word_count = hit->word_count };
	enum status rc = STATUS_OK;

	if (hit->unit_count == 0)
		return hit->word_count > 0
			       ? call_turn_text(call, &part, into, why)
			       : STATUS_OK;
	units = &evaluation->hearing.streams[hit->party].items[hit->first_unit];
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

/* Whether the byte at `at` goes on a character or a Latin word. */
static bool is_within_word(const struct text *text, size_t at)
{
	unsigned char before = (unsigned char)text->bytes[at - 1];
	unsigned char byte = (unsigned char)text->bytes[at];

	return (byte & 0xc0) == 0x80 || (isalnum(before) && isalnum(byte));
}

/* Shortens to whole words: half a name would not be told to be one. */
static void cut_quote(struct text *text)
{
	size_t length = QUOTE_MOST_BYTES;

	if (text->length <= length)
		return;
	while (length > 0 && is_within_word(text, length))
		length--;
	text->bytes[length] = '\0';
	text->length = length;
}

static void say_times(struct pen *pen, size_t count)
{
	if (count < 2)
		return;
	pen_write(pen, pen->en, " (%zu times)", count);
	pen_write(pen, pen->zh, "(共%zu次)", count);
}

/* What it was heard as. */
static void say_alike(struct pen *pen, const struct hit *hit, const char *heard)
{
	pen_write(pen, pen->en, " (heard \"%s\" for it, %.2f alike)", heard,
		hit->likeness);
	pen_write(pen, pen->zh, "(识别为“%s”,读音相似度%.2f)", heard,
		hit->likeness);
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
	pen_write(pen, pen->en, "%s said \"%s\" at %.1f s",
		wording_party_en(hit->party),
		hit->phrase ? hit->phrase : text_string(&quote),
		hit->when.start_s);
	pen_write(pen, pen->zh, "%s在%.1f秒说“%s”",
		wording_party_zh(hit->party), hit->when.start_s,
		hit->phrase ? hit->phrase : text_string(&quote));
	if (hit->phrase)
		say_alike(pen, hit, text_string(&quote));
	say_times(pen, outcome->hit_count);
	text_release(&quote);
	(void)condition;
}

static void say_words_missed(struct pen *pen, const struct condition *condition)
{
	const char *en = wording_of(condition->operator)->en;
	const char *zh = wording_of(condition->operator)->zh;
	const char *first =
		condition->phrase_count > 0 ? condition->phrases[0].text : NULL;
	bool has_more = condition->phrase_count > 1;

	pen_write(pen, pen->en, "did not hear ");
	pen_write(pen, pen->zh, "未%s",
		scope_is_whole(&condition->scope) ? "" : "在");
	if (condition->title_en)
		pen_write(pen, pen->en, "%s", condition->title_en);
	else if (first)
		pen_write(pen, pen->en, "\"%s\"%s", first,
			has_more ? " or the like" : "");
	else
		pen_write(pen, pen->en, "%s", en);
	pen_write(pen, pen->en, " from %s", wording_party_en(condition->party));
	pen_write_scope(pen, &condition->scope);
	pen_write(pen, pen->zh, "听到%s", wording_party_zh(condition->party));
	if (condition->title_zh)
		pen_write(pen, pen->zh, "的%s", condition->title_zh);
	else if (first)
		pen_write(pen, pen->zh, "说“%s”%s", first,
			has_more ? "等用语" : "");
	else
		pen_write(pen, pen->zh, "的%s", zh);
}

/* Heard, but not as often as it takes. */
static void say_too_few(struct pen *pen, const struct condition *condition,
	const struct outcome *outcome)
{
	if (outcome->hit_count == 0 ||
		outcome->hit_count >= (size_t)condition->times)
		return;
	pen_write(pen, pen->en, ", %zu of %d times", outcome->hit_count,
		condition->times);
	pen_write(pen, pen->zh, ",%zu次,不足%d次", outcome->hit_count,
		condition->times);
}

static void say_event(struct pen *pen, const struct condition *condition,
	const struct outcome *outcome, bool is_hit)
{
	const struct wording *name = wording_of(condition->operator);
	const struct hit *hit =
		pen->evaluation->hits.items + outcome->first_hit;

	if (outcome->hit_count == 0) {
		pen_write(pen, pen->en, "no %s longer than %g s", name->en,
			condition->longer_than_s);
		pen_write(pen, pen->zh, "没有超过%g秒的%s",
			condition->longer_than_s, name->zh);
	} else {
		pen_write(pen, pen->en, "%s of %.1f s at %.1f s", name->en,
			hit->value, hit->when.start_s);
		pen_write(pen, pen->zh, "%.1f秒处%s%.1f秒", hit->when.start_s,
			name->zh, hit->value);
		if (condition->longer_than_s > 0.0) {
			pen_write(pen, pen->en, ", longer than %g s",
				condition->longer_than_s);
			pen_write(pen, pen->zh, ",超过%g秒",
				condition->longer_than_s);
		}
		if (is_hit)
			say_times(pen, outcome->hit_count);
		else
			say_too_few(pen, condition, outcome);
	}
	pen_write_scope_behind(pen, &condition->scope);
	if (outcome->excused_count > 0) {
		pen_write(
			pen, pen->en, ", %zu excused", outcome->excused_count);
		pen_write(pen, pen->zh, ",%zu次已豁免", outcome->excused_count);
	}
}

static const char *const emotions_en[EMOTION_COUNT] = { "anger", "impatience",
	"a monotone", "bad words", "good words" };
static const char *const emotions_zh[EMOTION_COUNT] = { "愤怒语气",
	"不耐烦语气", "平板语调", "负面用语", "正面用语" };

/* Turns that are faster, angrier ... than a limit. */
static void say_turns(struct pen *pen, const struct condition *condition,
	const struct outcome *outcome, bool is_hit)
{
	bool is_emotion = condition->operator== OPERATOR_EMOTION;
	const struct wording *name = wording_of(condition->operator);
	const char *en =
		is_emotion ? emotions_en[condition->emotion] : name->en;
	const char *zh =
		is_emotion ? emotions_zh[condition->emotion] : name->zh;
	const struct hit *hit =
		pen->evaluation->hits.items + outcome->first_hit;

	if (outcome->hit_count == 0) {
		pen_write(pen, pen->en, "no turn of %s with %s beyond %g",
			wording_party_en(condition->party), en,
			isnan(condition->above) ? condition->below
						: condition->above);
		pen_write(pen, pen->zh, "%s没有一句%s超过界限%g",
			wording_party_zh(condition->party), zh,
			isnan(condition->above) ? condition->below
						: condition->above);
	} else {
		pen_write(pen, pen->en, "%s %.3g at %.1f s, limit %g (%s)", en,
			hit->value, hit->when.start_s, hit->threshold,
			wording_party_en(hit->party));
		pen_write(pen, pen->zh, "%.1f秒处%s%.3g,界限%g(%s)",
			hit->when.start_s, zh, hit->value, hit->threshold,
			wording_party_zh(hit->party));
		if (is_hit)
			say_times(pen, outcome->hit_count);
		else
			say_too_few(pen, condition, outcome);
	}
	pen_write_scope_behind(pen, &condition->scope);
}

static void say_party(struct pen *pen, const struct condition *condition,
	const struct outcome *outcome)
{
	enum party party = (enum party)(int)outcome->value;

	if (condition->operator== OPERATOR_HANGUP) {
		pen_write(pen, pen->en, "%s hung up", wording_party_en(party));
		pen_write(pen, pen->zh, "%s先挂机", wording_party_zh(party));
	} else {
		pen_write(pen, pen->en, "%s spoke first",
			wording_party_en(party));
		pen_write(pen, pen->zh, "%s先开口", wording_party_zh(party));
	}
}

static void say_number(struct pen *pen, const struct condition *condition,
	const struct outcome *outcome, bool is_hit)
{
	const struct wording *name = wording_of(condition->operator);
	double value = outcome->value * name->scale;
	double above = condition->above * name->scale;
	double below = condition->below * name->scale;
	bool is_above =
		is_hit ? outcome->value > condition->above : !isnan(above);

	pen_write(pen, pen->en, "%s %.1f%s is %s%s %g", name->en, value,
		name->unit_en, is_hit ? "" : "not ",
		is_above ? "above" : "below", is_above ? above : below);
	pen_write(pen, pen->zh, "%s%.1f%s,%s%s%g", name->zh, value,
		name->unit_zh, is_hit ? "" : "未", is_above ? "高于" : "低于",
		is_above ? above : below);
	if (!is_hit && !isnan(above) && !isnan(below)) {
		pen_write(pen, pen->en, " nor below %g", below);
		pen_write(pen, pen->zh, "也未低于%g", below);
	}
	if (condition->party != PARTY_UNKNOWN) {
		pen_write(pen, pen->en, " (%s)",
			wording_party_en(condition->party));
		pen_write(pen, pen->zh, "(%s)",
			wording_party_zh(condition->party));
	}
	pen_write_scope_behind(pen, &condition->scope);
}

/* The number that words heard unclearly, or none, cannot tell. */
static void say_near_number(struct pen *pen, const struct condition *condition,
	const struct outcome *outcome)
{
	const struct wording *name = wording_of(condition->operator);
	double value = outcome->value * name->scale;

	pen_write(pen, pen->en,
		"%s of about %.0f%s is too near to the limit to tell", name->en,
		value, name->unit_en);
	pen_write(pen, pen->zh, "%s约%.0f%s,接近限值,无法判断", name->zh, value,
		name->unit_zh);
}

static void say_unsure(struct pen *pen, const struct condition *condition,
	const struct outcome *outcome)
{
	const struct pack *pack = pen->evaluation->pack;
	const struct hit *hit =
		pen->evaluation->hits.items + outcome->first_hit;

	if (operator_is_number(condition->operator)) {
		say_near_number(pen, condition, outcome);
		return;
	}
	if (outcome->hit_count > 0) {
		double gate =
			evaluation_gate(pen->evaluation, condition, hit->party);

		pen_write(pen, pen->en, "perhaps ");
		pen_write(pen, pen->zh, "可能");
		say_words_hit(pen, condition, outcome);
		pen_write(pen, pen->en, ", confidence %.2f is under %g",
			hit->confidence, gate);
		pen_write(pen, pen->zh, ",置信度%.2f低于%g", hit->confidence,
			gate);
		return;
	}
	pen_write(pen, pen->en,
		"heard too unclearly, confidence %.2f is under %g",
		outcome->confidence, pack->scope_confidence);
	pen_write(pen, pen->zh, "听不清楚,置信度%.2f低于%g",
		outcome->confidence, pack->scope_confidence);
}

static void say_doubt(struct pen *pen, const struct condition *condition,
	const struct outcome *outcome)
{
	const struct wording *name = wording_of(condition->operator);

	switch (outcome->doubt) {
	case DOUBT_NONE:
		pen_write(pen, pen->en, "cannot be told");
		pen_write(pen, pen->zh, "无法判断");
		return;
	case DOUBT_NO_TRANSCRIPT:
		pen_write(pen, pen->en, "there is no transcript of %s",
			wording_party_en(condition->party));
		pen_write(pen, pen->zh, "没有%s的转写文本",
			wording_party_zh(condition->party));
		return;
	case DOUBT_NO_PARTIES:
		pen_write(pen, pen->en,
			"who speaks when is not known in this "
			"recording");
		pen_write(pen, pen->zh, "录音未区分说话人");
		return;
	case DOUBT_ONE_CHANNEL:
		pen_write(pen, pen->en,
			"both are on one channel, where not all that is said "
			"at once is noticed");
		pen_write(pen, pen->zh, "双方在同一声道,重叠说话未必都能发现");
		return;
	case DOUBT_NOT_HEARD:
		pen_write(pen, pen->en, "no speech of %s was heard",
			wording_party_en(condition->party));
		pen_write(pen, pen->zh, "未听到%s说话",
			wording_party_zh(condition->party));
		return;
	case DOUBT_UNSURE:
		say_unsure(pen, condition, outcome);
		return;
	case DOUBT_NO_MEASURE:
		pen_write(pen, pen->en, "%s was not measured",
			name->en ? name->en : "it");
		pen_write(pen, pen->zh, "未能测得%s",
			name->zh ? name->zh : "数值");
		return;
	case DOUBT_NO_USUAL:
		pen_write(pen, pen->en,
			"too few earlier calls of this agent are known");
		pen_write(pen, pen->zh, "该客服历史通话不足,基线未知");
		return;
	case DOUBT_TOO_HARD:
		pen_write(pen, pen->en,
			"the pattern takes too long on this text");
		pen_write(pen, pen->zh, "正则匹配超出限制");
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
			pen_write(pen, pen->en, "; ");
			pen_write(pen, pen->zh, ";");
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
	} else if (condition->operator== OPERATOR_TURN_RATE || condition->
		   operator== OPERATOR_EMOTION) {
		say_turns(pen, condition, outcome, is_hit);
	} else if (!operator_needs_words(condition->operator)) {
		say_event(pen, condition, outcome, is_hit);
	} else if (outcome->hit_count > 0) {
		say_words_hit(pen, condition, outcome);
		if (!is_hit)
			say_too_few(pen, condition, outcome);
		pen_write_scope_behind(pen, &condition->scope);
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
		pen_name(pen, index);
}

enum status explain(const struct evaluation *evaluation, int index,
	struct text *en, struct text *zh, struct failure *why)
{
	struct pen pen = { evaluation, en, zh, why, STATUS_OK };

	explain_one(&pen, index, 0);
	return pen.rc;
}
