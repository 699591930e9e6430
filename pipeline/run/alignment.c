#include "alignment.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "list.h"

#define WORD_BIT (UINT64_C(1) << 63)
/* 64-bit FNV-1a (G. Fowler, L. C. Noll, K.-P. Vo; draft-eastlake-fnv). */
#define FNV_BASIS UINT64_C(0xcbf29ce484222325)
#define FNV_PRIME UINT64_C(0x100000001b3)

static enum status add_token(
	struct tokens *tokens, uint64_t token, struct failure *why)
{
	enum status rc = list_reserve(&tokens->items, &tokens->capacity,
		tokens->count + 1, sizeof(*tokens->items), why);

	if (rc == STATUS_OK)
		tokens->items[tokens->count++] = token;
	return rc;
}

/* A character, or 0 for what is none; digits as they are read. */
static uint64_t character_token(int32_t code_point)
{
	static const int32_t digits[] = { 0x96f6, 0x4e00, 0x4e8c, 0x4e09,
		0x56db, 0x4e94, 0x516d, 0x4e03, 0x516b, 0x4e5d };

	if (code_point >= '0' && code_point <= '9')
		return (uint64_t)digits[code_point - '0'];
	if (code_point == 0x5e7a) /* 幺, a one that is spelt out */
		return (uint64_t)digits[1];
	if (code_point == 0x3007) /* 〇 */
		return (uint64_t)digits[0];
	return text_is_word_character(code_point) ? (uint64_t)code_point : 0;
}

static enum status add_characters(
	struct tokens *tokens, const char *folded, struct failure *why)
{
	enum status rc = STATUS_OK;
	int32_t code_point;
	size_t used;

	while (rc == STATUS_OK && (used = text_next(folded, &code_point)) > 0) {
		uint64_t token = character_token(code_point);

		if (token)
			rc = add_token(tokens, token, why);
		folded += used;
	}
	return rc;
}

static uint64_t word_token(const char *word, size_t length)
{
	uint64_t hash = FNV_BASIS;

	for (size_t i = 0; i < length; i++)
		hash = (hash ^ (unsigned char)word[i]) * FNV_PRIME;
	return hash | WORD_BIT;
}

static enum status add_number_word(
	struct tokens *tokens, int number, struct failure *why)
{
	static const char *const words[] = { "zero", "one", "two", "three",
		"four", "five", "six", "seven", "eight", "nine", "ten",
		"eleven", "twelve", "thirteen", "fourteen", "fifteen",
		"sixteen", "seventeen", "eighteen", "nineteen" };
	static const char *const tens[] = { "", "", "twenty", "thirty", "forty",
		"fifty", "sixty", "seventy", "eighty", "ninety" };
	enum status rc = STATUS_OK;

	if (number >= 20) {
		const char *ten = tens[number / 10];

		rc = add_token(tokens, word_token(ten, strlen(ten)), why);
		number %= 10;
		if (rc != STATUS_OK || number == 0)
			return rc;
	}
	return add_token(
		tokens, word_token(words[number], strlen(words[number])), why);
}

static enum status add_number(struct tokens *tokens, const char *digits,
	size_t length, struct failure *why)
{
	enum status rc = STATUS_OK;

	if (length == 2 && digits[0] != '0')
		return add_number_word(
			tokens, 10 * (digits[0] - '0') + digits[1] - '0', why);
	for (size_t i = 0; i < length && rc == STATUS_OK; i++)
		rc = add_number_word(tokens, digits[i] - '0', why);
	return rc;
}

static bool is_digit(int32_t code_point)
{
	return code_point >= '0' && code_point <= '9';
}

/* A word in the making: bytes of the folded text without apostrophes. */
struct spelling {
	struct text text;
	bool is_number;
};

static enum status end_word(
	struct tokens *tokens, struct spelling *spelling, struct failure *why)
{
	const struct text *text = &spelling->text;
	enum status rc = STATUS_OK;

	if (text->length && spelling->is_number)
		rc = add_number(tokens, text->bytes, text->length, why);
	else if (text->length)
		rc = add_token(
			tokens, word_token(text->bytes, text->length), why);
	text_clear(&spelling->text);
	return rc;
}

static enum status add_words(struct tokens *tokens, const char *folded,
	struct spelling *spelling, struct failure *why)
{
	enum status rc = STATUS_OK;
	int32_t code_point;
	size_t used;

	for (; rc == STATUS_OK && (used = text_next(folded, &code_point)) > 0;
		folded += used) {
		bool is_part = text_is_word_character(code_point);

		if (code_point == '\'' || code_point == 0x2019)
			continue;
		if (!is_part || is_digit(code_point) != spelling->is_number)
			rc = end_word(tokens, spelling, why);
		spelling->is_number = is_digit(code_point);
		if (rc == STATUS_OK && is_part)
			rc = text_add_part(&spelling->text, folded, used, why);
	}
	return rc == STATUS_OK ? end_word(tokens, spelling, why) : rc;
}

enum status tokens_add(struct tokens *tokens, const char *text,
	enum language language, struct failure *why)
{
	struct text folded = { 0 };
	struct spelling spelling = { .is_number = false };
	enum status rc = text_fold(&folded, text, why);

	if (rc == STATUS_OK && language == LANGUAGE_EN)
		rc = add_words(tokens, text_string(&folded), &spelling, why);
	else if (rc == STATUS_OK)
		rc = add_characters(tokens, text_string(&folded), why);
	text_release(&spelling.text);
	text_release(&folded);
	return rc;
}

void tokens_release(struct tokens *tokens)
{
	free(tokens->items);
	*tokens = (struct tokens){ 0 };
}

/* The best way to one cell of the table: what it cost, and of what. */
struct way {
	int64_t cost, substitutions, deletions, insertions;
};

static bool is_better(const struct way *a, const struct way *b)
{
	if (a->cost != b->cost)
		return a->cost < b->cost;
	return a->substitutions > b->substitutions;
}

static struct way best_way(const struct way *diagonal, const struct way *above,
	const struct way *left, bool is_equal)
{
	struct way best = *diagonal;
	struct way deletion = *above, insertion = *left;

	best.cost += !is_equal;
	best.substitutions += !is_equal;
	deletion.cost++;
	deletion.deletions++;
	insertion.cost++;
	insertion.insertions++;
	if (is_better(&deletion, &best))
		best = deletion;
	if (is_better(&insertion, &best))
		best = insertion;
	return best;
}

/* Turns the row of the table for one shorter reference into the next. */
static void next_row(
	struct way *row, uint64_t token, const struct tokens *heard)
{
	struct way diagonal = row[0];

	row[0].cost++;
	row[0].deletions++;
	for (size_t j = 1; j <= heard->count; j++) {
		struct way above = row[j];

		row[j] = best_way(&diagonal, &above, &row[j - 1],
			token == heard->items[j - 1]);
		diagonal = above;
	}
}

enum status alignment_find(struct alignment *alignment,
	const struct tokens *reference, const struct tokens *heard,
	struct failure *why)
{
	struct way *row = calloc(heard->count + 1, sizeof(*row));
	struct way last;

	if (!row)
		return failure_no_memory(why);
	for (size_t j = 1; j <= heard->count; j++)
		row[j].cost = row[j].insertions = (int64_t)j;
	for (size_t i = 0; i < reference->count; i++)
		next_row(row, reference->items[i], heard);
	last = row[heard->count];
	free(row);
	*alignment = (struct alignment){ .reference_count =
						 (int64_t)reference->count,
		.substitutions = last.substitutions,
		.deletions = last.deletions,
		.insertions = last.insertions };
	return STATUS_OK;
}

void alignment_add(struct alignment *sum, const struct alignment *more)
{
	sum->reference_count += more->reference_count;
	sum->substitutions += more->substitutions;
	sum->deletions += more->deletions;
	sum->insertions += more->insertions;
}

int64_t alignment_errors(const struct alignment *alignment)
{
	return alignment->substitutions + alignment->deletions +
	       alignment->insertions;
}

double alignment_rate(const struct alignment *alignment)
{
	if (alignment->reference_count == 0)
		return NAN;
	return (double)alignment_errors(alignment) /
	       (double)alignment->reference_count;
}
