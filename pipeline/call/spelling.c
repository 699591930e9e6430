#include "spelling.h"

#include <string.h>

struct rule {
	const char *letters;
	const char *phones; /* "" for silent ones */
	bool at_start, at_end;
};

/* The first that fits counts: longer groups stand before shorter ones. */
static const struct rule rules[] = {
	{ "tion", "SH AH N", false, false },
	{ "sion", "ZH AH N", false, false },
	{ "ough", "AO", false, false },
	{ "augh", "AO", false, false },
	{ "eigh", "EY", false, false },
	{ "tch", "CH", false, false },
	{ "dge", "JH", false, false },
	{ "igh", "AY", false, false },
	{ "eau", "OW", false, false },
	{ "eer", "IH R", false, false },
	{ "ear", "IH R", false, false },
	{ "air", "EH R", false, false },
	{ "are", "EH R", false, true },
	{ "ire", "AY ER", false, true },
	{ "ore", "AO R", false, true },
	{ "ure", "Y UH R", false, true },
	{ "oor", "AO R", false, false },
	{ "our", "AW ER", false, false },
	{ "ing", "IH NG", false, true },
	{ "que", "K", false, true },
	{ "gue", "G", false, true },
	{ "sch", "S K", true, false },
	{ "all", "AO L", false, false },
	{ "ble", "B AH L", false, true },
	{ "cle", "K AH L", false, true },
	{ "dle", "D AH L", false, true },
	{ "fle", "F AH L", false, true },
	{ "gle", "G AH L", false, true },
	{ "kle", "K AH L", false, true },
	{ "ple", "P AH L", false, true },
	{ "tle", "T AH L", false, true },
	{ "zle", "Z AH L", false, true },
	{ "kn", "N", true, false },
	{ "wr", "R", true, false },
	{ "ps", "S", true, false },
	{ "gn", "N", true, false },
	{ "mb", "M", false, true },
	{ "ch", "CH", false, false },
	{ "sh", "SH", false, false },
	{ "th", "TH", false, false },
	{ "ph", "F", false, false },
	{ "wh", "W", false, false },
	{ "gh", "G", true, false },
	{ "gh", "", false, false },
	{ "ck", "K", false, false },
	{ "qu", "K W", false, false },
	{ "ng", "NG", false, true },
	{ "nk", "NG K", false, false },
	{ "sc", "S K", true, false },
	{ "bb", "B", false, false },
	{ "cc", "K", false, false },
	{ "dd", "D", false, false },
	{ "ff", "F", false, false },
	{ "gg", "G", false, false },
	{ "ll", "L", false, false },
	{ "mm", "M", false, false },
	{ "nn", "N", false, false },
	{ "pp", "P", false, false },
	{ "rr", "R", false, false },
	{ "ss", "S", false, false },
	{ "tt", "T", false, false },
	{ "zz", "Z", false, false },
	{ "ai", "EY", false, false },
	{ "ay", "EY", false, false },
	{ "au", "AO", false, false },
	{ "aw", "AO", false, false },
	{ "ar", "AA R", false, false },
	{ "ee", "IY", false, false },
	{ "ea", "IY", false, false },
	{ "ei", "IY", false, false },
	{ "ey", "IY", false, false },
	{ "eu", "Y UW", false, false },
	{ "ew", "Y UW", false, false },
	{ "er", "ER", false, false },
	{ "ed", "D", false, true },
	{ "ie", "IY", false, false },
	{ "ir", "ER", false, false },
	{ "oa", "OW", false, false },
	{ "oe", "OW", false, false },
	{ "oi", "OY", false, false },
	{ "oo", "UW", false, false },
	{ "or", "AO R", false, false },
	{ "ou", "AW", false, false },
	{ "ow", "OW", false, true },
	{ "ow", "AW", false, false },
	{ "oy", "OY", false, false },
	{ "ue", "UW", false, true },
	{ "ui", "UW", false, false },
	{ "ur", "ER", false, false },
	{ "ce", "S", false, true },
	{ "ge", "JH", false, true },
	{ "ci", "S IH", false, false },
	{ "ce", "S EH", false, false },
	{ "cy", "S IY", false, true },
	{ "gy", "JH IY", false, true },
	{ "ge", "JH EH", false, false },
	{ "gi", "JH IH", false, false },
	{ "x", "Z", true, false },
	{ "e", "", false, true },
	{ "i", "IY", false, true },
	{ "o", "OW", false, true },
	{ "a", "AH", false, true },
	{ "u", "UW", false, true },
	{ "y", "Y", true, false },
	{ "y", "IY", false, true },
	{ "a", "AE", false, false },
	{ "b", "B", false, false },
	{ "c", "K", false, false },
	{ "d", "D", false, false },
	{ "e", "EH", false, false },
	{ "f", "F", false, false },
	{ "g", "G", false, false },
	{ "h", "HH", false, false },
	{ "i", "IH", false, false },
	{ "j", "JH", false, false },
	{ "k", "K", false, false },
	{ "l", "L", false, false },
	{ "m", "M", false, false },
	{ "n", "N", false, false },
	{ "o", "AA", false, false },
	{ "p", "P", false, false },
	{ "q", "K", false, false },
	{ "r", "R", false, false },
	{ "s", "S", false, false },
	{ "t", "T", false, false },
	{ "u", "AH", false, false },
	{ "v", "V", false, false },
	{ "w", "W", false, false },
	{ "x", "K S", false, false },
	{ "y", "IH", false, false },
	{ "z", "Z", false, false },
};
#define RULE_COUNT (sizeof(rules) / sizeof(*rules))

static const char vowels[] = "aeiou";
/* Long vowels, in the order of `vowels`. */
static const char *const long_vowels[] = { "EY", "IY", "AY", "OW", "UW" };

/* Letters of a word in lower case, and nothing else. */
struct letters {
	char items[64];
	size_t count;
};

static struct letters take_letters(const char *word, size_t length)
{
	struct letters letters = { .count = 0 };

	for (size_t i = 0; i < length; i++) {
		char letter = word[i];

		if (letter >= 'A' && letter <= 'Z')
			letter = (char)(letter - 'A' + 'a');
		if (letter >= 'a' && letter <= 'z' &&
			letters.count + 1 < sizeof(letters.items))
			letters.items[letters.count++] = letter;
	}
	return letters;
}

static bool fits(const struct rule *rule, const struct letters *word, size_t at)
{
	size_t length = strlen(rule->letters);

	if (at + length > word->count ||
		memcmp(rule->letters, word->items + at, length) != 0)
		return false;
	return (!rule->at_start || at == 0) &&
	       (!rule->at_end || (at > 0 && at + length == word->count));
}

/* A vowel, one consonant, e, the end: "phone", "site". */
static const char *find_long_vowel(const struct letters *word, size_t at)
{
	const char *vowel = strchr(vowels, word->items[at]);

	if (!vowel || at + 3 != word->count || word->items[at + 2] != 'e' ||
		strchr("aeiouwxyr", word->items[at + 1]))
		return NULL;
	return long_vowels[vowel - vowels];
}

enum status spelling_guess(struct text *phones, const char *word, size_t length,
	struct failure *why)
{
	const struct letters letters = take_letters(word, length);
	enum status rc = STATUS_OK;
	size_t taken;

	for (size_t at = 0; at < letters.count && rc == STATUS_OK;
		at += taken) {
		const char *sound = find_long_vowel(&letters, at);

		taken = 1;
		for (size_t i = 0; i < RULE_COUNT && !sound; i++)
			if (fits(&rules[i], &letters, at)) {
				sound = rules[i].phones;
				taken = strlen(rules[i].letters);
			}
		if (sound && *sound)
			rc = text_add_format(phones, why, "%s%s",
				phones->length ? " " : "", sound);
	}
	return rc;
}

bool spelling_is_spelled(const char *word, size_t length)
{
	bool has_small = false, has_vowel = false;

	for (size_t i = 0; i < length; i++) {
		has_small = has_small || (word[i] >= 'a' && word[i] <= 'z');
		has_vowel = has_vowel ||
			    (word[i] && strchr("aeiouyAEIOUY", word[i]));
	}
	return !has_small || !has_vowel;
}
