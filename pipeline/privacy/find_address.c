/*
 * Addresses: parts that end in 路 or 号楼 one behind the other, a house number
 * with a street, and what answers the question for an address.
 */
#include "finder.h"
#include "number_word.h"
#include "word_list.h"

#define ANSWER_S 25.0
#define ANSWER_TURNS 4
/* Ideographs between the suffixes of two parts: "翠园" of 翠园小区. */
#define PART_ATOMS_MOST 8
/* Before the first suffix: "望江东" of 望江东路. */
#define FIRST_ATOMS_MOST 5
/* Words of a street's name. */
#define STREET_WORDS_MOST 3
/* Words of town and country behind a street. */
#define TOWN_WORDS_MOST 4

/* clang-format off */
/* Parts of a place, the longer first. */
static const char *const places_zh[] = {
	"开发区", "新区", "小区", "社区", "家园", "花园", "大厦", "广场", "公寓",
	"大道", "街道", "胡同", "新村", "公馆", "名苑", "雅苑", "花苑", "大街",
	"自治区", "省", "市", "区", "县", "镇", "乡", "村", "路", "街", "巷", "弄",
	"苑", "庄", "屯", "城", NULL
};
/* Those that stand behind a number. */
static const char *const houses_zh[] = {
	"号楼", "号院", "单元", "号", "栋", "幢", "座", "室", "楼", "层", "组", "户",
	"弄", "门", NULL
};
static const char *const cues[] = {
	"地址是", "地址在", "地址", "住址", "住在", "家住", "家在", "我住", "寄到",
	"送到", "装到", "装在", "搬到", "移到", "位置在",
	"address is", "address", "live at", "live on", "living at", "lives at",
	"located at", "deliver to", "send it to", "ship it to", "ship to",
	"moved to", "moving to", "reside at", "my place is", NULL
};
static const char *const streets_en[] = {
	"street", "st", "road", "rd", "avenue", "ave", "lane", "drive",
	"boulevard", "blvd", "court", "place", "way", "terrace", "close",
	"crescent", "circle", "parkway", "highway", "square", "gardens",
	"grove", "trail", NULL
};
static const char *const rooms_en[] = {
	"apartment", "apt", "unit", "suite", "flat", "room", "floor", NULL
};
static const char *const leads[] = {
	"嗯", "哦", "是", "在", "我", "那个", "就", "它", "这边", "呃", "对",
	"yes", "yeah", "sure", "it's", "it", "is", "um", "uh", "that's", "okay",
	"the", "my", "address", "at", "to", "on", "i'm", "i", "live", NULL
};
/* clang-format on */

struct address_asking {
	bool is_open;
	double since_s;
	size_t turn;
};

static size_t number_length(const struct atoms *atoms, size_t at)
{
	size_t length = 0, end = atoms->items[at].turn_end;

	while (at + length < end) {
		struct number_word number =
			number_word_read(atoms, at + length);

		if (!number.kind || number.kind == NUMBER_MAYBE)
			break;
		length += number.atoms;
	}
	return length;
}

/* ---- Chinese ---- */

/* The end of a number with 号, 栋, 单元 … at `at`; 0 for none. */
static size_t match_house(const struct atoms *atoms, size_t at)
{
	size_t number = number_length(atoms, at), suffix;

	if (number == 0 || at + number >= atoms->items[at].turn_end)
		return 0;
	suffix = atoms_match_any(atoms, at + number, houses_zh);
	return suffix > 0 ? number + suffix : 0;
}

/* How many atoms the next part takes, from `at` to the end of its suffix;
 * 0 when none begins here. */
static size_t match_part(const struct atoms *atoms, size_t at, size_t most)
{
	size_t end = atoms->items[at].turn_end;
	size_t house = match_house(atoms, at);

	if (house > 0)
		return house;
	for (size_t i = 0; i < most && at + i < end; i++) {
		size_t suffix = atoms_match_any(atoms, at + i, places_zh);

		if (suffix > 0 && i > 0)
			return i + suffix;
		if (atoms->items[at + i].kind != ATOM_IDEOGRAPH ||
			word_is_stop(atoms, at + i))
			return 0;
	}
	return 0;
}

/* An address of parts. */
struct place {
	size_t end;
	int parts, houses;
};

static struct place match_place(const struct atoms *atoms, size_t at)
{
	struct place place = { .end = at };
	size_t length, end = atoms->items[at].turn_end;

	while (place.end < end &&
		(length = match_part(atoms, place.end,
			 place.parts > 0 ? PART_ATOMS_MOST
					 : FIRST_ATOMS_MOST)) > 0) {
		place.houses += match_house(atoms, place.end) > 0;
		place.parts++;
		place.end += length;
	}
	/* The room is said without its suffix: 三单元五零二. */
	if (place.houses > 0 && place.end < end)
		place.end += number_length(atoms, place.end);
	return place;
}

/* ---- English ---- */

static bool is_place_word(const struct atoms *atoms, size_t at)
{
	return atoms->items[at].kind == ATOM_LATIN && !word_is_stop(atoms, at);
}

/* "apartment four b" */
static size_t match_room(const struct atoms *atoms, size_t at, size_t end)
{
	size_t length = atoms_match_any(atoms, at, rooms_en);

	if (length == 0 || at + length >= end)
		return 0;
	if (atoms_match(atoms, at + length, "number"))
		length++;
	if (at + length < end)
		length += number_length(atoms, at + length);
	if (at + length < end && word_is_letter(atoms, at + length))
		length++;
	return length;
}

/* Rooms, a town and its postcode behind a street. */
static size_t match_town(const struct atoms *atoms, size_t at, size_t end)
{
	size_t start = at, words = 0, length;

	while (at < end && (length = match_room(atoms, at, end)) > 0)
		at += length;
	while (at + words < end && words < TOWN_WORDS_MOST &&
		is_place_word(atoms, at + words) &&
		number_length(atoms, at + words) == 0)
		words++;
	length = at + words < end ? number_length(atoms, at + words) : 0;
	if (length >= 3 || (words > 0 && at + words == end))
		at += words + length;
	return at - start;
}

/* "forty two maple street apartment four b": from the number on; 0 for none. */
static size_t match_street(const struct atoms *atoms, size_t at)
{
	size_t end = atoms->items[at].turn_end;
	size_t length = number_length(atoms, at);

	if (length == 0)
		return 0;
	for (size_t i = 0; i <= STREET_WORDS_MOST && at + length < end; i++) {
		if (i > 0 &&
			atoms_match_any(atoms, at + length, streets_en) > 0) {
			length++;
			return length +
			       (at + length < end ? match_town(atoms,
							    at + length, end)
						  : 0);
		}
		if (atoms->items[at + length].kind != ATOM_LATIN ||
			(word_is_stop(atoms, at + length) &&
				!atoms_match(atoms, at + length, "st")))
			return 0;
		length++;
	}
	return 0;
}

/* ---- both ---- */

/* Where asked for, one part is enough; elsewhere it takes a house and what it
 * stands in. */
static size_t match_address(const struct atoms *atoms, size_t at, bool is_asked)
{
	struct place place = { .end = at };

	if (atoms->items[at].kind == ATOM_LATIN ||
		atoms->items[at].kind == ATOM_DIGIT) {
		size_t street = match_street(atoms, at);

		if (street > 0)
			return street;
	}
	if (!word_is_stop(atoms, at))
		place = match_place(atoms, at);
	if (place.parts > place.houses && place.houses > 0)
		return place.end - at;
	return is_asked && (place.parts > place.houses || place.houses > 1)
		       ? place.end - at
		       : 0;
}

static bool is_asked(const struct address_asking *asking,
	const struct atoms *atoms, size_t at)
{
	return asking->is_open &&
	       atoms->items[at].turn - asking->turn <= ANSWER_TURNS &&
	       atom_when(atoms, at).start_s - asking->since_s <= ANSWER_S;
}

void find_addresses(struct finder *finder)
{
	const struct atoms *atoms = &finder->atoms;
	struct address_asking asking = { 0 };

	for (size_t at = 0; at < atoms->count;) {
		size_t count = atoms_match_any(atoms, at, cues);

		if (count > 0) {
			asking = (struct address_asking){ true,
				atom_when(atoms, at).start_s,
				atoms->items[at].turn };
			at += count;
			continue;
		}
		count = atoms_match_any(atoms, at, leads);
		if (count == 0) {
			count = match_address(
				atoms, at, is_asked(&asking, atoms, at));
			finder_mark(finder, at, at + count, PRIVATE_ADDRESS);
		}
		at += count > 0 ? count : 1;
	}
}
