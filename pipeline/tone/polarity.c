#include "polarity.h"

#include <math.h>
#include <string.h>
#include <strings.h>

#include "polarity_words.h"
#include "text.h"

#define STRENGTH_MOST 2.0
#define INTENSIFIED 1.5
/* A good word denied is bad; a bad one denied is no more than all right. */
#define DENIED_GOOD (-0.8)
#define DENIED_BAD (-0.3)

/* Where reading stands. */
struct reading {
	bool in_word; /* behind a Latin letter or digit */
	bool is_denied, is_intensified;
};

static bool is_latin(const char *at)
{
	int32_t code_point = 0;

	(void)text_next(at, &code_point);
	return text_is_word_character(code_point) &&
	       !text_is_ideograph(code_point);
}

/* The length of `word` if it is what stands at `at`, else 0. An English word
 * must end there. */
static size_t match(const char *at, const char *word)
{
	size_t length = strlen(word);

	if (strncasecmp(at, word, length) != 0)
		return 0;
	return is_latin(word) && is_latin(at + length) ? 0 : length;
}

static size_t match_any(const char *at, const char *const *words, size_t count)
{
	size_t longest = 0;

	for (size_t i = 0; i < count; i++) {
		size_t length = match(at, words[i]);

		if (length > longest)
			longest = length;
	}
	return longest;
}

static size_t match_word(const char *at, double *strength)
{
	size_t longest = 0;

	for (size_t i = 0; i < polarity_word_count; i++) {
		size_t length;

		if ((polarity_words[i].text[0] | 0x20) != (*at | 0x20))
			continue;
		length = match(at, polarity_words[i].text);
		if (length > longest) {
			longest = length;
			*strength = polarity_words[i].strength;
		}
	}
	return longest;
}

static double weigh(const struct reading *reading, double strength)
{
	if (reading->is_intensified)
		strength *= INTENSIFIED;
	if (reading->is_denied)
		strength *= strength > 0.0 ? DENIED_GOOD : DENIED_BAD;
	return fmax(-STRENGTH_MOST, fmin(strength, STRENGTH_MOST));
}

/* Steps over what is no word of the lexicon. A negation or an intensifier
 * holds until another word or a stop comes between; spaces do not. */
static size_t pass(struct reading *reading, const char *at)
{
	size_t length =
		match_any(at, polarity_negations, polarity_negation_count);
	int32_t code_point;

	if (length) {
		reading->is_denied = true;
		return length;
	}
	length = match_any(
		at, polarity_intensifiers, polarity_intensifier_count);
	if (length) {
		reading->is_intensified = true;
		return length;
	}
	length = text_next(at, &code_point);
	if (*at == ' ')
		return length;
	*reading = (struct reading){ 0 };
	/* the whole of an English word */
	while (is_latin(at) && is_latin(at + length))
		length += text_next(at + length, &code_point);
	return length;
}

double polarity_of_text(const char *text)
{
	struct reading reading = { 0 };
	double sum = 0.0, strength = 0.0;
	int hits = 0;

	while (*text) {
		size_t length = match_word(text, &strength);

		if (length == 0) {
			text += pass(&reading, text);
			continue;
		}
		sum += weigh(&reading, strength);
		hits++;
		reading = (struct reading){ 0 };
		text += length;
	}
	return hits ? sum / (hits * STRENGTH_MOST) : NAN;
}
