#include "example.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "spoken.h"

/* Digits of a number whose length the phrase does not say. */
#define DIGITS_LEAST 3
#define DIGITS_MOST 6
#define AMOUNT_MOST 400

/* The commonest surnames of the 2020 census, and how a hotline adds to them. */
static const char *const zh_names[] = { "王", "李", "张", "刘", "陈", "杨",
	"黄", "赵", "吴", "周", "徐", "孙", "马", "朱", "胡", "郭", "何", "林",
	"罗", "高" };
static const char *const zh_forms[] = { "先生", "女士", "小姐", "" };
static const char *const en_names[] = { "smith", "johnson", "brown", "jones",
	"miller", "davis", "wilson", "taylor", "martin", "lee", "john", "mary",
	"david", "sarah", "michael", "anna" };
static const char *const en_forms[] = { "mister ", "missus ", "", "" };
static const char *const zh_amounts[] = { "元", "块", "个", "天", "兆", "分",
	"年", "月", "次", "G", "小时" };

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

struct maker {
	struct text *into;
	const struct lexicon *lexicon;
	uint32_t state; /* of the generator */
	bool is_yao;
	struct failure *why;
};

/* Numerical Recipes' "quick and dirty" generator, its upper bits. */
static uint32_t draw(struct maker *maker, size_t count)
{
	maker->state = maker->state * 1664525u + 1013904223u;
	return (uint32_t)((maker->state >> 8) % count);
}

static uint32_t make_seed(const char *phrase, unsigned int turn)
{
	uint32_t seed = 2654435761u * (turn + 1);

	while (*phrase)
		seed = (seed ^ (unsigned char)*phrase++) * 16777619u;
	return seed;
}

bool example_has_slots(const char *phrase)
{
	return strstr(phrase, "{number") || strstr(phrase, "{name");
}

static bool stands_for_amount(const char *behind)
{
	for (size_t i = 0; i < COUNT(zh_amounts); i++)
		if (strncmp(behind, zh_amounts[i], strlen(zh_amounts[i])) == 0)
			return true;
	return false;
}

static enum status make_number(
	struct maker *maker, int digits, const char *behind)
{
	char number[40] = "号";
	size_t length = strlen(number);
	struct text said = { 0 };
	enum status rc;

	if (digits == 0 && stands_for_amount(behind))
		return spoken_add_number(maker->into, maker->lexicon,
			1 + draw(maker, AMOUNT_MOST), maker->why);
	if (digits == 0)
		digits = DIGITS_LEAST +
			 (int)draw(maker, DIGITS_MOST - DIGITS_LEAST + 1);
	for (int i = 0; i < digits && length + 2 < sizeof(number); i++)
		number[length++] = (char)('0' + draw(maker, 10));
	number[length] = '\0';
	/* Behind this character a number is no amount. */
	rc = spoken_add(&said, maker->lexicon, number,
		maker->is_yao ? SPOKEN_YAO : SPOKEN_YI, maker->why);
	if (rc == STATUS_OK)
		rc = text_add_format(maker->into, maker->why, " %s ",
			text_string(&said) + strlen("号"));
	text_release(&said);
	return rc;
}

static enum status make_name(struct maker *maker)
{
	const bool is_english = lexicon_language(maker->lexicon) == LANGUAGE_EN;
	const char *name = is_english ? en_names[draw(maker, COUNT(en_names))]
				      : zh_names[draw(maker, COUNT(zh_names))];
	const char *form = is_english ? en_forms[draw(maker, COUNT(en_forms))]
				      : zh_forms[draw(maker, COUNT(zh_forms))];

	return text_add_format(maker->into, maker->why, " %s%s ",
		is_english ? form : name, is_english ? name : form);
}

/* `slot` is what stands behind a brace: number:4}... */
static enum status make_slot(
	struct maker *maker, const char *slot, const char *behind)
{
	static const char gap[] = { EXAMPLE_GAP, '\0' };

	if (strncmp(slot, "number}", strlen("number}")) == 0)
		return make_number(maker, 0, behind);
	if (strncmp(slot, "number:", strlen("number:")) == 0)
		return make_number(
			maker, atoi(slot + strlen("number:")), behind);
	if (strncmp(slot, "name", strlen("name")) == 0)
		return make_name(maker);
	return text_add(maker->into, gap, maker->why);
}

static enum status add_plain(
	struct maker *maker, const char *plain, size_t length)
{
	struct text part = { 0 };
	enum status rc = text_add_part(&part, plain, length, maker->why);

	if (rc == STATUS_OK)
		rc = spoken_add(maker->into, maker->lexicon, text_string(&part),
			maker->is_yao ? SPOKEN_YAO : SPOKEN_YI, maker->why);
	text_release(&part);
	return rc;
}

enum status example_of_phrase(struct text *into, const struct lexicon *lexicon,
	const char *phrase, unsigned int turn, struct failure *why)
{
	struct maker maker = { .into = into,
		.lexicon = lexicon,
		.state = make_seed(phrase, turn),
		.is_yao = turn % 2 == 0,
		.why = why };
	enum status rc = STATUS_OK;

	text_clear(into);
	while (*phrase && rc == STATUS_OK) {
		size_t plain = strcspn(phrase, "{");

		if (plain > 0)
			rc = add_plain(&maker, phrase, plain);
		phrase += plain;
		if (rc == STATUS_OK && *phrase == '{') {
			const char *slot = phrase + 1;

			phrase += strcspn(phrase, "}");
			phrase += *phrase == '}';
			rc = make_slot(&maker, slot, phrase);
		}
	}
	return rc;
}
