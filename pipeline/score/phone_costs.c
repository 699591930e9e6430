#include "phone_costs.h"

#include <stdlib.h>
#include <string.h>

/* A final carries the syllable; an initial is short. */
#define FINAL_GAP 100
#define INITIAL_GAP PHONE_LEAST_GAP
/* Regional accents make no difference between the two. */
#define ACCENT_COST 20
#define LEAST_COST 20
#define MOST_COST 100
/* An initial for a final: worse than leaving out the one and adding the
 * other. */
#define UNLIKE_COST 200
/* A pause in the middle, or a word that nobody knows: whatever it was. */
#define PAUSE_COST UINT8_MAX

enum manner { STOP, AFFRICATE, FRICATIVE, NASAL, LIQUID };

/* Places from the lips back, spaced by how alike they sound. */
static const struct initial {
	const char *name, *merged; /* `merged`: what accents say for it */
	int place;
	enum manner manner;
	bool is_aspirated;
} initials[] = {
	{ "b", "b", 0, STOP, false },
	{ "p", "p", 0, STOP, true },
	{ "m", "m", 0, NASAL, false },
	{ "f", "h", 10, FRICATIVE, false },
	{ "d", "d", 40, STOP, false },
	{ "t", "t", 40, STOP, true },
	{ "n", "l", 40, NASAL, false },
	{ "l", "l", 40, LIQUID, false },
	{ "z", "z", 46, AFFRICATE, false },
	{ "c", "c", 46, AFFRICATE, true },
	{ "s", "s", 46, FRICATIVE, false },
	{ "zh", "z", 60, AFFRICATE, false },
	{ "ch", "c", 60, AFFRICATE, true },
	{ "sh", "s", 60, FRICATIVE, false },
	{ "r", "l", 60, LIQUID, false },
	{ "j", "j", 80, AFFRICATE, false },
	{ "q", "q", 80, AFFRICATE, true },
	{ "x", "x", 80, FRICATIVE, false },
	{ "g", "g", 120, STOP, false },
	{ "k", "k", 120, STOP, true },
	{ "h", "h", 120, FRICATIVE, false },
};
#define INITIAL_COUNT (sizeof(initials) / sizeof(initials[0]))

/* Heights from close (0) to open (50), places from front (0) to back (50). */
static const struct final {
	const char *name, *merged;
	char glide; /* i u v; 0 for none */
	int height, back;
	char ending; /* i u n g r; 0 for none */
} finals[] = {
	{ "a", "a", 0, 50, 25, 0 },
	{ "ai", "ai", 0, 50, 0, 'i' },
	{ "an", "an", 0, 50, 12, 'n' },
	{ "ang", "an", 0, 50, 38, 'g' },
	{ "ao", "ao", 0, 50, 38, 'u' },
	{ "e", "e", 0, 25, 38, 0 },
	{ "ei", "ei", 0, 25, 0, 'i' },
	{ "en", "en", 0, 25, 25, 'n' },
	{ "eng", "en", 0, 25, 32, 'g' },
	{ "er", "er", 0, 25, 25, 'r' },
	{ "i", "i", 'i', 0, 0, 0 },
	{ "ia", "ia", 'i', 50, 25, 0 },
	{ "ian", "ian", 'i', 38, 8, 'n' },
	{ "iang", "ian", 'i', 50, 38, 'g' },
	{ "iao", "iao", 'i', 50, 38, 'u' },
	{ "ie", "ie", 'i', 25, 0, 0 },
	{ "in", "in", 'i', 12, 8, 'n' },
	{ "ing", "in", 'i', 12, 12, 'g' },
	{ "iong", "iong", 'v', 25, 50, 'g' },
	{ "iu", "iu", 'i', 25, 50, 'u' },
	{ "ix", "ix", 0, 0, 25, 0 },
	{ "iy", "ix", 0, 0, 28, 0 },
	{ "ong", "ong", 'u', 15, 50, 'g' },
	{ "ou", "ou", 0, 25, 50, 'u' },
	{ "u", "u", 'u', 0, 50, 0 },
	{ "ua", "ua", 'u', 50, 25, 0 },
	{ "uai", "uai", 'u', 50, 0, 'i' },
	{ "uan", "uan", 'u', 50, 12, 'n' },
	{ "uang", "uan", 'u', 50, 38, 'g' },
	{ "ui", "ui", 'u', 25, 0, 'i' },
	{ "un", "un", 'u', 25, 25, 'n' },
	{ "uo", "uo", 'u', 25, 50, 0 },
	{ "v", "v", 'v', 0, 8, 0 },
	{ "van", "van", 'v', 50, 12, 'n' },
	{ "ve", "ve", 'v', 25, 0, 0 },
	{ "vn", "vn", 'v', 12, 8, 'n' },
};
#define FINAL_COUNT (sizeof(finals) / sizeof(finals[0]))

static const struct initial *find_initial(const char *name)
{
	for (size_t i = 0; i < INITIAL_COUNT; i++)
		if (strcmp(initials[i].name, name) == 0)
			return &initials[i];
	return NULL;
}

static const struct final *find_final(const char *name)
{
	for (size_t i = 0; i < FINAL_COUNT; i++)
		if (strcmp(finals[i].name, name) == 0)
			return &finals[i];
	return NULL;
}

static int bound(int cost)
{
	if (cost < LEAST_COST)
		return LEAST_COST;
	return cost > MOST_COST ? MOST_COST : cost;
}

static int at_most(int value, int most)
{
	return value < most ? value : most;
}

static int cost_of_initials(const struct initial *a, const struct initial *b)
{
	int cost = at_most(abs(a->place - b->place), 60);

	/* An affricate is a stop and a fricative. */
	if (a->manner != b->manner)
		cost += (a->manner == AFFRICATE || b->manner == AFFRICATE) &&
					a->manner <= FRICATIVE &&
					b->manner <= FRICATIVE
				? 30
				: 60;
	if (a->is_aspirated != b->is_aspirated)
		cost += 30;
	return strcmp(a->merged, b->merged) == 0 ? ACCENT_COST : bound(cost);
}

static int cost_of_finals(const struct final *a, const struct final *b)
{
	int cost = abs(a->height - b->height) + abs(a->back - b->back);

	/* i and v differ by the lips alone, n and g are nasals. */
	if (a->glide != b->glide)
		cost += a->glide + b->glide == 'i' + 'v' ? 30 : 40;
	if (a->ending != b->ending)
		cost += a->ending + b->ending == 'n' + 'g' ? 15 : 40;
	return strcmp(a->merged, b->merged) == 0 ? ACCENT_COST : bound(cost);
}

static int cost_of(const char *a, const char *b)
{
	const struct initial *first = find_initial(a), *other = find_initial(b);
	const struct final *final = find_final(a), *other_final = find_final(b);

	if (first && other)
		return cost_of_initials(first, other);
	if (final && other_final)
		return cost_of_finals(final, other_final);
	return UNLIKE_COST;
}

static void fill_phone(
	struct phone_costs *costs, const struct lexicon *lexicon, uint8_t phone)
{
	const char *name = lexicon_phone_name(lexicon, phone);
	const struct initial *initial = find_initial(name);
	const struct final *final = find_final(name);
	const char *merged = name;

	if (initial)
		merged = initial->merged;
	else if (final)
		merged = final->merged;
	if (!lexicon_find_phone(lexicon, merged, &costs->kind[phone]))
		costs->kind[phone] = phone;
	costs->gap[phone] = initial ? INITIAL_GAP : FINAL_GAP;
	costs->ends_syllable[phone] = final != NULL;
	costs->swap[phone][PHONE_NONE] = PAUSE_COST;
	for (size_t i = 0; i < lexicon_phone_count(lexicon); i++)
		costs->swap[phone][i] =
			i == phone ? 0
				   : (uint8_t)cost_of(
					     name, lexicon_phone_name(lexicon,
							   (uint8_t)i));
}

bool phone_costs_fill(struct phone_costs *costs, const struct lexicon *lexicon)
{
	if (lexicon_language(lexicon) != LANGUAGE_ZH)
		return false;
	memset(costs, 0, sizeof(*costs));
	memset(costs->swap, UNLIKE_COST, sizeof(costs->swap));
	memset(costs->gap, FINAL_GAP, sizeof(costs->gap));
	memset(costs->swap[PHONE_NONE], PAUSE_COST, sizeof(costs->swap[0]));
	costs->gap[PHONE_NONE] = PAUSE_COST;
	costs->kind[PHONE_NONE] = PHONE_NONE;
	for (size_t i = 0; i < lexicon_phone_count(lexicon); i++)
		fill_phone(costs, lexicon, (uint8_t)i);
	return true;
}
