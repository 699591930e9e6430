/*
 * Names: what follows "我叫" and "my name is", what answers "您贵姓", what
 * stands before 先生 and behind "Mr", and how a name is spelled.
 */
#include <string.h>

#include "finder.h"
#include "number_word.h"
#include "word_list.h"

/* How long an answer is waited for, in seconds and turns. */
#define ANSWER_S 20.0
#define ANSWER_TURNS 3
/* How long after a name it is spelled. */
#define SPELLING_S 30.0
/* A given name. */
#define GIVEN_CHARACTERS_MOST 2
#define LATIN_NAMES_MOST 3
/* Letters in a row that are spelled, after a name and without one. */
#define LETTERS_LEAST 3
#define LETTERS_ALONE_LEAST 6

/* clang-format off */
static const char *const announcements_zh[] = {
	"我叫", "名字叫", "名字是", "姓名是", "姓名叫", "机主是", "机主叫",
	"机主姓名是", "户主是", "户主叫", "户名是", "联系人是", "联系人叫",
	"收件人是", "收件人叫", "本人叫", "他叫", "她叫", "叫做", "姓名", "户名",
	"免贵姓", "我姓", "姓", "登记的是", "办的人是", "名下是", "我是", NULL
};
static const char *const announcements_en[] = {
	"name is", "name's", "name on the account is", "named",
	"account holder is", "cardholder is", "under the name of",
	"under the name", "it's under", "listed under", "registered to",
	"speaking with", "speaking to", "surname is", "mr", "mister",
	"mrs", "missus", "ms", "miss", NULL
};
static const char *const questions[] = {
	"贵姓", "怎么称呼", "如何称呼", "姓名", "名字", "户名", "叫什么", "机主是谁",
	"your name", "full name", "last name", "first name", "surname",
	"name on the account", "name on the card", "account holder",
	"maiden name", "who am i speaking", "spell your", "spell that",
	"whose name", NULL
};
static const char *const leads[] = {
	"嗯", "哦", "我", "我叫", "叫", "是", "姓", "免贵", "我是", "叫做", "就是",
	"机主", "的", "那个", "名字", "姓名", "户主", "啊", "它", "您好",
	"yes", "yeah", "sure", "it's", "it", "is", "um", "uh", "my", "name",
	"that's", "okay", "this", "i'm", "i", "am", "the", "under", "that",
	"would", "be", "oh", "well", "first", "last", "so", "of", "course", NULL
};
static const char *const titles_zh[] = { "先生", "女士", "小姐", "太太", "同志",
	"大爷", "阿姨", "师傅", NULL };
static const char *const described[] = { "弓长张", "木子李", "耳东陈", "双木林",
	"言午许", "古月胡", "立早章", "三横王", "草头黄", "口天吴", "人可何", "双人徐",
	"走肖赵", "文刀刘", "关耳郑", "干勾于", "美女姜", "禾呈程", NULL };
/* clang-format on */

struct asking {
	bool is_open;
	double since_s;
	size_t turn;
	enum party party; /* who asked */
};

/* The name that begins at `at`; 0 atoms for none. */
static size_t name_zh(const struct atoms *atoms, size_t at)
{
	size_t end = atoms->items[at].turn_end;
	size_t length = word_surname(atoms, at);
	size_t surname = length;

	if (length == 0)
		return 0;
	while (length < surname + GIVEN_CHARACTERS_MOST && at + length < end &&
		atoms->items[at + length].kind == ATOM_IDEOGRAPH &&
		!word_is_stop(atoms, at + length))
		length++;
	return length;
}

static bool is_name_word(const struct atoms *atoms, size_t at)
{
	return atoms->items[at].kind == ATOM_LATIN &&
	       !word_is_stop(atoms, at) &&
	       number_word_read(atoms, at).kind == NUMBER_NONE;
}

static size_t name_en(const struct atoms *atoms, size_t at)
{
	size_t end = atoms->items[at].turn_end, length = 0;

	while (length < LATIN_NAMES_MOST && at + length < end &&
		is_name_word(atoms, at + length) &&
		atoms->items[at + length].length > 1)
		length++;
	return length;
}

/* Marks the name at `at`, of either language; whether there is one. */
static bool mark_name(struct finder *finder, size_t at, size_t end)
{
	size_t length;

	if (at >= end)
		return false;
	length = name_zh(&finder->atoms, at);
	if (length == 0)
		length = name_en(&finder->atoms, at);
	finder_mark(finder, at, at + length, PRIVATE_NAME);
	return length > 0;
}

/* "this is john smith speaking": announced from both sides. */
static size_t match_this_is(const struct atoms *atoms, size_t at)
{
	static const char *const ends[] = { "speaking", "calling", "from",
		"here", NULL };
	size_t length = atoms_match(atoms, at, "this is");
	size_t name = length > 0 && at + length < atoms->count
			      ? name_en(atoms, at + length)
			      : 0;

	if (name == 0 || at + length + name >= atoms->count ||
		atoms_match_any(atoms, at + length + name, ends) == 0)
		return 0;
	return length;
}

/* 我是 is followed by anything: only a whole name counts there, at the end. */
static bool is_vague(const struct atoms *atoms, size_t at, size_t count)
{
	size_t name = at + count;

	if (!atoms_match(atoms, at, "我是"))
		return false;
	return name >= atoms->count ||
	       atoms->items[name].turn != atoms->items[at].turn ||
	       atoms->items[name].kind != ATOM_IDEOGRAPH ||
	       name_zh(atoms, name) < 2 ||
	       name + name_zh(atoms, name) < atoms->items[at].turn_end;
}

/* A name that stands before its title; with the title at `at`. */
static void mark_before_title(struct finder *finder, size_t at)
{
	const struct atoms *atoms = &finder->atoms;
	size_t turn = atoms->items[at].turn;

	for (size_t back = 1; back <= 1 + GIVEN_CHARACTERS_MOST && back <= at;
		back++) {
		size_t first = at - back;

		if (atoms->items[first].turn != turn ||
			word_is_stop(atoms, first))
			return;
		if (word_surname(atoms, first) > 0) {
			finder_mark(finder, first, at, PRIVATE_NAME);
			return;
		}
	}
}

/* 建设的建: a character of the name by a word that has it. */
static size_t match_character(const struct atoms *atoms, size_t at)
{
	const struct atom *atom = &atoms->items[at];

	if (at + 4 > atom->turn_end || atom->kind != ATOM_IDEOGRAPH ||
		!atom_is(&atom[2], "的") || atom[1].kind != ATOM_IDEOGRAPH ||
		atom[3].kind != ATOM_IDEOGRAPH)
		return 0;
	for (int i = 0; i < 2; i++)
		if (atom[i].length == atom[3].length &&
			strncmp(atom[i].text, atom[3].text, atom[3].length) ==
				0)
			return 4;
	return 0;
}

/* The letters in a row from `at` on; "s as in sam" and "s for sam" go on. */
static size_t match_letters(
	const struct atoms *atoms, size_t at, size_t *letters)
{
	static const char *const likes[] = { "as in", "for", "like", "dash",
		"double", NULL };
	size_t end = atoms->items[at].turn_end, next = at;

	*letters = 0;
	while (next < end && word_is_letter(atoms, next)) {
		size_t like;

		++*letters;
		like = ++next < end ? atoms_match_any(atoms, next, likes) : 0;
		if (like > 0 && next + like < end &&
			atoms->items[next + like].kind == ATOM_LATIN)
			next += like + !word_is_letter(atoms, next + like);
	}
	return next - at;
}

/* How a name that was said lately is written. */
static size_t mark_spelling(struct finder *finder, size_t at, bool is_lately)
{
	const struct atoms *atoms = &finder->atoms;
	size_t letters, length = match_letters(atoms, at, &letters);

	if (letters < (is_lately ? LETTERS_LEAST : LETTERS_ALONE_LEAST))
		length = is_lately ? match_character(atoms, at) : 0;
	if (length == 0)
		length = atoms_match_any(atoms, at, described);
	finder_mark(finder, at, at + length, PRIVATE_NAME);
	return length;
}

/* An answer begins with the name, behind words that lead to it. */
static void answer(struct finder *finder, struct asking *asking, size_t at)
{
	const struct atoms *atoms = &finder->atoms;
	size_t end = atoms->items[at].turn_end, lead;

	while (at < end && (lead = atoms_match_any(atoms, at, leads)) > 0)
		at += lead;
	if (mark_name(finder, at, end))
		asking->is_open = false;
}

static bool begins_turn(const struct atoms *atoms, size_t at)
{
	return at == 0 || atoms->items[at - 1].turn != atoms->items[at].turn;
}

static bool is_asked(
	const struct asking *asking, const struct atoms *atoms, size_t at)
{
	return asking->is_open &&
	       atoms->items[at].turn - asking->turn <= ANSWER_TURNS &&
	       atom_when(atoms, at).start_s - asking->since_s <= ANSWER_S &&
	       atom_turn(atoms, at)->party != asking->party;
}

void find_names(struct finder *finder)
{
	const struct atoms *atoms = &finder->atoms;
	struct asking asking = { 0 };
	double named_s = -SPELLING_S;

	for (size_t at = 0; at < atoms->count; at++) {
		size_t end = atoms->items[at].turn_end;
		double now_s = atom_when(atoms, at).start_s;
		size_t count;

		if (begins_turn(atoms, at) && is_asked(&asking, atoms, at))
			answer(finder, &asking, at);
		if (atoms_match_any(atoms, at, questions) > 0) {
			asking = (struct asking){ true, now_s,
				atoms->items[at].turn,
				atom_turn(atoms, at)->party };
			named_s = now_s;
		}
		count = atoms_match_any(atoms, at, announcements_zh);
		if (count == 0)
			count = atoms_match_any(atoms, at, announcements_en);
		if (count == 0)
			count = match_this_is(atoms, at);
		if (count > 0 && !is_vague(atoms, at, count) &&
			mark_name(finder, at + count, end))
			named_s = now_s;
		if (atoms_match_any(atoms, at, titles_zh) > 0)
			mark_before_title(finder, at);
		count = mark_spelling(finder, at, now_s - named_s < SPELLING_S);
		at += count > 0 ? count - 1 : 0;
	}
}
