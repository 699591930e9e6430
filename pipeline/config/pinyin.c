#include "pinyin.h"

#include <stdbool.h>
#include <string.h>

/* Two letters first. */
static const char *const initials[] = { "zh", "ch", "sh", "b", "p", "m", "f",
	"d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "r", "z", "c", "s" };
#define INITIAL_COUNT (sizeof(initials) / sizeof(*initials))

static const char *const finals[] = { "a", "e", "ai", "ei", "ao", "ou", "an",
	"en", "ang", "eng", "er", "i", "ix", "iy", "ia", "ie", "iao", "iu",
	"ian", "in", "iang", "ing", "iong", "u", "ua", "uo", "uai", "ui", "uan",
	"un", "uang", "ong", "v", "ve", "van", "vn" };
#define FINAL_COUNT (sizeof(finals) / sizeof(*finals))

struct spelling {
	const char *written;
	const char *phones;
};

/* Whole syllables that are written otherwise than they sound. */
static const struct spelling whole[] = { { "yi", "i" }, { "ya", "ia" },
	{ "ye", "ie" }, { "yao", "iao" }, { "you", "iu" }, { "yan", "ian" },
	{ "yin", "in" }, { "yang", "iang" }, { "ying", "ing" },
	{ "yong", "iong" }, { "yu", "v" }, { "yue", "ve" }, { "yuan", "van" },
	{ "yun", "vn" }, { "yai", "ai" }, { "yo", "iu" }, { "wu", "u" },
	{ "wa", "ua" }, { "wo", "uo" }, { "wai", "uai" }, { "wei", "ui" },
	{ "wan", "uan" }, { "wen", "un" }, { "wang", "uang" },
	{ "weng", "u eng" }, { "o", "uo" }, { "lo", "l uo" }, { "n", "en" },
	{ "ng", "en" }, { "m", "m u" }, { "hm", "h en" }, { "hng", "h en" } };
#define WHOLE_COUNT (sizeof(whole) / sizeof(*whole))

/* What a final sounds like behind some initials (apart by blanks). */
struct change {
	const char *initials;
	struct spelling final;
};

static const struct change changes[] = {
	{ " j q x ", { "u", "v" } },
	{ " j q x ", { "ue", "ve" } },
	{ " j q x ", { "uan", "van" } },
	{ " j q x ", { "un", "vn" } },
	{ " b p m f ", { "o", "uo" } },
	{ " z c s ", { "i", "ix" } },
	{ " zh ch sh r ", { "i", "iy" } },
	{ " n l ", { "ue", "ve" } },
};
#define CHANGE_COUNT (sizeof(changes) / sizeof(*changes))

static bool is_text(const char *text, size_t length, const char *other)
{
	return strlen(other) == length && memcmp(text, other, length) == 0;
}

static const char *find_initial(const char *syllable, size_t length)
{
	for (size_t i = 0; i < INITIAL_COUNT; i++)
		if (strlen(initials[i]) < length &&
			strncmp(syllable, initials[i], strlen(initials[i])) ==
				0)
			return initials[i];
	return "";
}

static bool has_initial(const struct change *change, const char *initial)
{
	char wanted[8] = " ";

	if (!*initial)
		return false;
	strcat(strcat(wanted, initial), " ");
	return strstr(change->initials, wanted) != NULL;
}

/* The final as it sounds; NULL for one that there is not. */
static const char *find_final(
	const char *initial, const char *written, size_t length)
{
	for (size_t i = 0; i < CHANGE_COUNT; i++)
		if (has_initial(&changes[i], initial) &&
			is_text(written, length, changes[i].final.written))
			return changes[i].final.phones;
	for (size_t i = 0; i < FINAL_COUNT; i++)
		if (is_text(written, length, finals[i]))
			return finals[i];
	return NULL;
}

static enum status add_syllable(struct text *phones, const char *syllable,
	size_t length, struct failure *why)
{
	const char *gap = phones->length ? " " : "";
	const char *initial, *final;

	for (size_t i = 0; i < WHOLE_COUNT; i++)
		if (is_text(syllable, length, whole[i].written))
			return text_add_format(
				phones, why, "%s%s", gap, whole[i].phones);
	initial = find_initial(syllable, length);
	final = find_final(
		initial, syllable + strlen(initial), length - strlen(initial));
	if (!final)
		return failure_set(why, STATUS_INVALID,
			"\"%.*s\" is no pinyin syllable", (int)length,
			syllable);
	return text_add_format(phones, why, "%s%s%s%s", gap, initial,
		*initial ? " " : "", final);
}

enum status pinyin_phones(
	struct text *phones, const char *syllables, struct failure *why)
{
	enum status rc = STATUS_OK;

	for (;;) {
		size_t length;

		syllables += strspn(syllables, " ");
		length = strcspn(syllables, " 12345");
		if (length == 0 || rc != STATUS_OK)
			return rc;
		rc = add_syllable(phones, syllables, length, why);
		syllables += length + strspn(syllables + length, "12345");
	}
}
