#include "soundalike.h"

#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "list.h"
#include "phone_align.h"
#include "pronounce.h"

/* A run of so many phones in common makes a place worth comparing: what is
 * alike enough differs in so few that one is left. */
#define SEED_PHONES 4
/* How far from where the run puts it a phrase may begin or end. */
#define SLACK_PHONES 4
/* You, and you to whom respect is due. */
#define FAMILIAR 0x4F60 /* 你 */
#define POLITE 0x60A8	/* 您 */
/* One "一" is a word like another; two numerals are a number. */
#define MOST_NUMERALS 1

struct entry {
	uint32_t phrase;
	uint32_t first; /* in the phones of all */
	uint32_t count;
	int weight; /* cost of hearing nothing of it */
	size_t units;
	bool is_polite; /* says 您, and never 你 */
};

/* A run of phones in an entry. */
struct seed {
	uint32_t key, entry, offset;
};

struct soundalike {
	const struct lexicon *lexicon;
	struct phone_costs costs;
	struct syllables syllables;
	struct entry *entries;
	size_t entry_count, entry_capacity;
	uint8_t *phones;
	size_t phone_count, phone_capacity;
	struct seed *seeds; /* by bucket of their keys */
	size_t seed_count;
	uint32_t *buckets;   /* bucket_count + 1: where each begins */
	size_t bucket_count; /* a power of two */
	struct pronunciation pronunciation;
	struct units units;
	struct text spare;
};

enum status soundalike_new(struct soundalike **out,
	const struct lexicon *lexicon, struct failure *why)
{
	struct soundalike *soundalike = calloc(1, sizeof(*soundalike));

	if (!soundalike)
		return failure_no_memory(why);
	soundalike->lexicon = lexicon;
	if (phone_costs_fill(&soundalike->costs, lexicon)) {
		syllables_fill(
			&soundalike->syllables, lexicon, &soundalike->costs);
	} else {
		free(soundalike);
		soundalike = NULL;
	}
	*out = soundalike;
	return STATUS_OK;
}

void soundalike_free(struct soundalike *soundalike)
{
	if (!soundalike)
		return;
	free(soundalike->entries);
	free(soundalike->phones);
	free(soundalike->seeds);
	free(soundalike->buckets);
	pronunciation_release(&soundalike->pronunciation);
	units_release(&soundalike->units);
	text_release(&soundalike->spare);
	free(soundalike);
}

/* Whether the phrase is Mandarin words without slots and numbers. */
static enum status is_plain(struct soundalike *soundalike, const char *text,
	bool *is, struct failure *why)
{
	const struct units *units = &soundalike->units;
	int numerals = 0;
	enum status rc;

	soundalike->units.count = 0;
	*is = !strchr(text, '{');
	rc = units_add(&soundalike->units, text, 0, &soundalike->spare, why);
	for (size_t i = 0; i < units->count && rc == STATUS_OK; i++) {
		numerals += units->items[i].is_numeral;
		*is = *is &&
		      (unit_is_digit(units->items[i].id) ||
			      (units->items[i].id <= INT32_MAX &&
				      text_is_ideograph(
					      (int32_t)units->items[i].id)));
	}
	*is = *is && numerals <= MOST_NUMERALS;
	return rc;
}

/* Whether somebody knows how all of it is said; then its phones are counted. */
static bool count_phones(
	const struct pronunciation *pronunciation, size_t *count)
{
	*count = 0;
	for (size_t i = 0; i < pronunciation->count; i++) {
		const struct pronounced *piece = &pronunciation->pieces[i];

		if (!piece->readings || piece->is_guessed)
			return false;
		*count += piece->readings->count;
	}
	return true;
}

static bool has_unit(
	const struct units *units, size_t first, size_t count, uint32_t id)
{
	for (size_t i = first; i < first + count; i++)
		if (units->items[i].id == id)
			return true;
	return false;
}

static bool is_too_short(size_t units, size_t phones)
{
	return phones < SEED_PHONES || (phones < SOUNDALIKE_LEAST_PHONES &&
					       units < SOUNDALIKE_LEAST_UNITS);
}

static enum status add_entry(struct soundalike *soundalike, uint32_t phrase,
	size_t count, struct failure *why)
{
	const struct pronunciation *said = &soundalike->pronunciation;
	struct entry entry = { .phrase = phrase,
		.first = (uint32_t)soundalike->phone_count,
		.count = (uint32_t)count,
		.units = soundalike->units.count };
	const struct units *units = &soundalike->units;
	enum status rc = list_reserve(&soundalike->phones,
		&soundalike->phone_capacity, soundalike->phone_count + count,
		sizeof(*soundalike->phones), why);

	if (rc == STATUS_OK)
		rc = list_reserve(&soundalike->entries,
			&soundalike->entry_capacity,
			soundalike->entry_count + 1, sizeof(entry), why);
	if (rc != STATUS_OK)
		return rc;
	entry.is_polite = has_unit(units, 0, units->count, POLITE) &&
			  !has_unit(units, 0, units->count, FAMILIAR);
	for (size_t i = 0; i < said->count; i++) {
		const struct reading *reading = said->pieces[i].readings;

		memcpy(&soundalike->phones[soundalike->phone_count],
			reading->phones, reading->count);
		soundalike->phone_count += reading->count;
	}
	for (size_t i = 0; i < count; i++)
		entry.weight +=
			soundalike->costs
				.gap[soundalike->phones[entry.first + i]];
	soundalike->entries[soundalike->entry_count++] = entry;
	return STATUS_OK;
}

enum status soundalike_add(struct soundalike *soundalike, uint32_t phrase,
	const char *text, struct failure *why)
{
	bool is = false;
	size_t count;
	enum status rc;

	for (size_t i = 0; i < soundalike->entry_count; i++)
		if (soundalike->entries[i].phrase == phrase)
			return STATUS_OK;
	rc = is_plain(soundalike, text, &is, why);
	if (rc != STATUS_OK || !is)
		return rc;
	rc = pronounce(
		soundalike->lexicon, text, &soundalike->pronunciation, why);
	if (rc != STATUS_OK ||
		!count_phones(&soundalike->pronunciation, &count) ||
		is_too_short(soundalike->units.count, count) ||
		count > SOUNDALIKE_MOST_PHONES)
		return rc;
	return add_entry(soundalike, phrase, count, why);
}

/* The run of phones from `at` on, up to what accents confuse. */
static uint32_t key_of(const struct phone_costs *costs, const uint8_t *at)
{
	uint32_t key = 0;

	for (int i = 0; i < SEED_PHONES; i++)
		key = key << 8 | costs->kind[at[i]];
	return key;
}

static size_t bucket_of(const struct soundalike *soundalike, uint32_t key)
{
	/* Knuth, The Art of Computer Programming 3, 6.4: multiplicative. */
	return (key * UINT32_C(2654435769) >> 8) &
	       (soundalike->bucket_count - 1);
}

static size_t seeds_of(const struct entry *entry)
{
	return entry->count - SEED_PHONES + 1;
}

/* Sorts the runs of all entries into their buckets, by counting. */
static void sort_seeds(struct soundalike *soundalike)
{
	uint32_t *ends = soundalike->buckets + 1;
	uint32_t sum = 0;

	for (int is_placing = 0; is_placing < 2; is_placing++) {
		for (size_t e = 0; e < soundalike->entry_count; e++) {
			const struct entry *entry = &soundalike->entries[e];

			for (size_t i = 0; i < seeds_of(entry); i++) {
				uint32_t key = key_of(&soundalike->costs,
					&soundalike->phones[entry->first + i]);
				uint32_t *end =
					&ends[bucket_of(soundalike, key)];

				if (is_placing)
					soundalike->seeds[*end] =
						(struct seed){ key, (uint32_t)e,
							(uint32_t)i };
				(*end)++;
			}
		}
		/* From how many to where each begins; the second time the
		 * beginnings have become the ends. */
		for (size_t b = 0; b < soundalike->bucket_count && !is_placing;
			b++) {
			uint32_t count = ends[b];

			ends[b] = sum;
			sum += count;
		}
	}
}

enum status soundalike_finish(
	struct soundalike *soundalike, struct failure *why)
{
	soundalike->seed_count = 0;
	for (size_t e = 0; e < soundalike->entry_count; e++)
		soundalike->seed_count += seeds_of(&soundalike->entries[e]);
	soundalike->bucket_count = 16;
	while (soundalike->bucket_count < 2 * soundalike->seed_count)
		soundalike->bucket_count *= 2;
	soundalike->buckets = calloc(
		soundalike->bucket_count + 1, sizeof(*soundalike->buckets));
	soundalike->seeds =
		calloc(soundalike->seed_count + 1, sizeof(*soundalike->seeds));
	if (!soundalike->buckets || !soundalike->seeds)
		return failure_no_memory(why);
	sort_seeds(soundalike);
	return STATUS_OK;
}

static bool is_overlap(const struct phrase_hit *a, const struct phrase_hit *b)
{
	return a->first < b->first + b->count && b->first < a->first + a->count;
}

/* Whether two hits are of the same words, give or take their edges: one of two
 * such phrases was said, not both. */
static bool is_same_place(
	const struct phrase_hit *a, const struct phrase_hit *b)
{
	uint32_t first = a->first > b->first ? a->first : b->first;
	uint32_t a_end = a->first + a->count, b_end = b->first + b->count;
	uint32_t end = a_end < b_end ? a_end : b_end;
	uint32_t longer = a->count > b->count ? a->count : b->count;

	return end > first && 4 * (end - first) >= 3 * longer;
}

static bool is_rival(const struct phrase_hit *a, const struct phrase_hit *b)
{
	return a->phrase == b->phrase ? is_overlap(a, b) : is_same_place(a, b);
}

/* Whether a hit to the letter leaves no room for this one. */
static bool is_taken(const struct phrase_hits *hits, size_t exact_count,
	const struct phrase_hit *hit)
{
	for (size_t i = 0; i < exact_count; i++) {
		const struct phrase_hit *other = &hits->items[i];

		if (is_overlap(hit, other) &&
			(other->phrase == hit->phrase ||
				other->count >= hit->count))
			return true;
	}
	return false;
}

/* Adds the hit unless a better one is there; takes the place of worse ones. */
static enum status add_hit(struct phrase_hits *hits, size_t exact_count,
	const struct phrase_hit *hit, struct failure *why)
{
	size_t kept = exact_count;
	enum status rc;

	if (is_taken(hits, exact_count, hit))
		return STATUS_OK;
	for (size_t i = exact_count; i < hits->count; i++) {
		const struct phrase_hit *other = &hits->items[i];
		if (is_rival(hit, other) && other->likeness >= hit->likeness)
			return STATUS_OK;
	}
	for (size_t i = exact_count; i < hits->count; i++) {
		const struct phrase_hit *other = &hits->items[i];

		if (!is_rival(hit, other))
			hits->items[kept++] = *other;
	}
	hits->count = kept;
	rc = list_reserve(&hits->items, &hits->capacity, hits->count + 1,
		sizeof(*hit), why);
	if (rc == STATUS_OK)
		hits->items[hits->count++] = *hit;
	return rc;
}

/* What is compared at a time: a party's line against all phrases. */
struct search {
	const struct soundalike *soundalike;
	const struct soundalike_speech *speech;
	const struct phone_line *line;
	int *tried;
	const size_t *said;
	struct phrase_hits *hits;
	size_t exact_count;
	struct failure *why;
};

/* Whether something no shorter was found to the letter in the middle of where
 * the entry would be: of one that hangs over an end of the line, at that end.
 */
static bool is_said(
	const struct search *search, const struct entry *entry, int start)
{
	int middle = start + (int)entry->count / 2;

	if (middle < 0)
		middle = 0;
	if (middle >= (int)search->line->count)
		middle = (int)search->line->count - 1;
	return search->said[search->line->units[middle]] >= entry->units;
}

/*
 * Whether the recogniser, which had both to choose from, was surer of its words
 * than the phrase is like them. Words without a confidence rule nothing out.
 */
static bool is_ruled_out(
	const struct search *search, const struct phrase_hit *hit)
{
	const double confidence =
		units_confidence(search->speech->units->items + hit->first,
			hit->count, search->speech->words);

	return !isnan(confidence) &&
	       1.0 - (double)hit->likeness >
		       SOUNDALIKE_UNLIKENESS_OF_DOUBT *
			       fmax(1.0 - confidence, SOUNDALIKE_LEAST_DOUBT);
}

/*
 * Whether 你 was said where the phrase is polite. They sound nearly alike, but
 * what the recogniser knows of the packs prefers 您; and which it was is what
 * quality is inspected for.
 */
static bool is_impolite(const struct search *search, const struct entry *entry,
	const struct phrase_hit *hit)
{
	return entry->is_polite && has_unit(search->speech->units, hit->first,
					   hit->count, FAMILIAR);
}

/* The most that a place may cost and still be the phrase. */
static int most_of(const struct entry *entry)
{
	if (entry->count < SOUNDALIKE_LEAST_PHONES)
		return 0;
	return (int)(entry->weight * (1.0 - SOUNDALIKE_LEAST_LIKENESS));
}

/* Compares an entry that would begin at phone `start` of the line. */
static enum status compare(
	struct search *search, const struct entry *entry, int start)
{
	const struct phone_line *line = search->line;
	int begin = start > SLACK_PHONES ? start - SLACK_PHONES : 0;
	int end = start + (int)entry->count + SLACK_PHONES;
	int most = most_of(entry);
	/* It takes a gap to leave the run's diagonal, and the run may lie
	 * beside the best one that was tried. */
	int band = most / PHONE_LEAST_GAP + SLACK_PHONES / 2 - 1;
	const struct sought sought = {
		&search->soundalike->phones[entry->first], (int)entry->count,
		most
	};
	struct window window = { .phones = line->phones + begin,
		.diagonal = start - begin,
		.band = band < SLACK_PHONES ? band : SLACK_PHONES };
	struct phrase_hit hit = { .phrase = entry->phrase };
	uint32_t last;

	if (end > (int)line->count)
		end = (int)line->count;
	window.count = end - begin;
	if (!phone_align(&search->soundalike->costs, &sought, &window) ||
		window.end <= window.first)
		return STATUS_OK;
	hit.first = line->units[begin + window.first];
	last = line->units[begin + window.end - 1];
	hit.count = last - hit.first + 1;
	hit.likeness = 1.0F - (float)window.cost / (float)entry->weight;
	/* Homophones are other words than those that were asked for. */
	if (hit.likeness > SOUNDALIKE_MOST_LIKENESS)
		hit.likeness = SOUNDALIKE_MOST_LIKENESS;
	if (is_ruled_out(search, &hit) || is_impolite(search, entry, &hit))
		return STATUS_OK;
	return add_hit(search->hits, search->exact_count, &hit, search->why);
}

/* Compares every entry that has the run of phones at `at`. */
static enum status compare_all(struct search *search, size_t at)
{
	const struct soundalike *soundalike = search->soundalike;
	uint32_t key = key_of(&soundalike->costs, &search->line->phones[at]);
	size_t bucket = bucket_of(soundalike, key);
	enum status rc = STATUS_OK;

	for (uint32_t i = soundalike->buckets[bucket];
		i < soundalike->buckets[bucket + 1] && rc == STATUS_OK; i++) {
		const struct seed *seed = &soundalike->seeds[i];
		int start = (int)at - (int)seed->offset;

		/* The next run of the same place tells nothing new. */
		if (seed->key != key ||
			abs(start - search->tried[seed->entry]) <
				SLACK_PHONES / 2)
			continue;
		search->tried[seed->entry] = start;
		if (!is_said(search, &soundalike->entries[seed->entry], start))
			rc = compare(search, &soundalike->entries[seed->entry],
				start);
	}
	return rc;
}

/* Fills scratch.said from the hits so far. */
static enum status note_said(struct soundalike_scratch *scratch,
	const struct units *units, const struct phrase_hits *hits,
	struct failure *why)
{
	enum status rc = list_reserve(&scratch->said, &scratch->said_capacity,
		units->count + 1, sizeof(*scratch->said), why);

	if (rc != STATUS_OK)
		return rc;
	memset(scratch->said, 0, (units->count + 1) * sizeof(*scratch->said));
	for (size_t i = 0; i < hits->count; i++) {
		const struct phrase_hit *hit = &hits->items[i];
		size_t *said = scratch->said + hit->first;

		for (uint32_t k = 0; k < hit->count; k++)
			said[k] = hit->count > said[k] ? hit->count : said[k];
	}
	return STATUS_OK;
}

enum status soundalike_find(const struct soundalike *soundalike,
	const struct soundalike_speech *speech,
	struct soundalike_scratch *scratch, struct phrase_hits *hits,
	struct failure *why)
{
	struct search search = { .soundalike = soundalike,
		.speech = speech,
		.line = &scratch->line,
		.hits = hits,
		.exact_count = hits->count,
		.why = why };
	enum status rc = phone_line_take(&scratch->line,
		&(struct phone_source){ soundalike->lexicon, &soundalike->costs,
			&soundalike->syllables, speech->words },
		speech->units, speech->is_after_pause, why);

	if (rc != STATUS_OK || scratch->line.count < SEED_PHONES)
		return rc;
	rc = list_reserve(&scratch->tried, &scratch->tried_capacity,
		soundalike->entry_count + 1, sizeof(*scratch->tried), why);
	if (rc == STATUS_OK)
		rc = note_said(scratch, speech->units, hits, why);
	if (rc != STATUS_OK)
		return rc;
	search.said = scratch->said;
	search.tried = scratch->tried;
	for (size_t e = 0; e < soundalike->entry_count; e++)
		scratch->tried[e] = INT_MIN / 2;
	for (size_t at = 0;
		at + SEED_PHONES <= scratch->line.count && rc == STATUS_OK;
		at++)
		rc = compare_all(&search, at);
	return rc;
}

void soundalike_scratch_release(struct soundalike_scratch *scratch)
{
	phone_line_release(&scratch->line);
	free(scratch->tried);
	free(scratch->said);
	*scratch = (struct soundalike_scratch){ 0 };
}
