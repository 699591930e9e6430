/*
 * Handles: e-mail addresses, number plates and dates of birth.
 */
#include "cue.h"
#include "finder.h"
#include "number_word.h"
#include "word_list.h"

/* Atoms of what stands before the "at". */
#define MAILBOX_ATOMS_MOST 14
/* Atoms of a domain, up to its "dot com". */
#define DOMAIN_ATOMS_MOST 8
/* Characters of a number plate behind the province and its letter. */
#define PLATE_CHARACTERS_LEAST 4
#define PLATE_CHARACTERS_MOST 6
/* How long a date of birth is waited for. */
#define BIRTH_S 25.0
#define BIRTH_TURNS 4
#define BIRTH_ATOMS_LEAST 2

/* clang-format off */
static const char *const ats[] = { "at", "@", "艾特", "爱特", "圈a", NULL };
static const char *const dots[] = { "dot", ".", "点", "point", NULL };
static const char *const tops[] = { "com", "net", "org", "cn", "edu", "co",
	"uk", "io", "gov", "康母", "抗木", NULL };
static const char *const signs[] = { "dot", ".", "点", "underscore", "dash",
	"hyphen", "下划线", "横线", "横杠", "杠", NULL };
static const char *const mail_words[] = { "邮箱", "邮件", "地址", "email", "mail",
	"address", NULL };
static const char *const provinces[] = { "京", "津", "沪", "渝", "冀", "豫", "云",
	"辽", "黑", "湘", "皖", "鲁", "新", "苏", "浙", "赣", "鄂", "桂", "甘", "晋",
	"蒙", "陕", "吉", "闽", "贵", "粤", "青", "藏", "川", "宁", "琼", NULL };
static const char *const births[] = { "生日", "出生", "date of birth",
	"birthday", "birth date", "born", NULL };
static const char *const date_words[] = { "年", "月", "日", "号", "january",
	"february", "march", "april", "may", "june", "july", "august",
	"september", "october", "november", "december", "first", "second",
	"third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
	"tenth", "eleventh", "twelfth", "thirteenth", "fourteenth",
	"fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
	"twentieth", "thirtieth", "of", "the", NULL };
/* clang-format on */

static size_t number_atoms(const struct atoms *atoms, size_t at)
{
	struct number_word number = number_word_read(atoms, at);

	return number.kind == NUMBER_MAYBE ? 0 : number.atoms;
}

/* ---- e-mail ---- */

/* The end of a domain that begins at `at`; 0 when it has no "dot com". */
static size_t domain_end(const struct atoms *atoms, size_t at)
{
	size_t end = atoms->items[at].turn_end, found = 0;

	for (size_t i = at; i < end && i < at + DOMAIN_ATOMS_MOST; i++) {
		size_t dot = atoms_match_any(atoms, i, dots);

		if (dot > 0 && i + dot < end && i > at &&
			atoms_match_any(atoms, i + dot, tops) > 0) {
			found = i + dot + 1;
			i += dot;
		} else if (found > 0 || word_is_stop(atoms, i)) {
			break;
		}
	}
	return found;
}

static bool is_mailbox_atom(const struct atoms *atoms, size_t at)
{
	const struct atom *atom = &atoms->items[at];

	if (atoms_match_any(atoms, at, mail_words) > 0)
		return false;
	if (number_atoms(atoms, at) > 0 ||
		atoms_match_any(atoms, at, signs) > 0 ||
		word_is_letter(atoms, at))
		return true;
	return atom->kind == ATOM_LATIN && !word_is_stop(atoms, at);
}

static void find_mail(struct finder *finder, size_t at)
{
	const struct atoms *atoms = &finder->atoms;
	size_t sign = atoms_match_any(atoms, at, ats), end, first = at;

	if (sign == 0 || at + sign >= atoms->items[at].turn_end)
		return;
	end = domain_end(atoms, at + sign);
	if (end == 0)
		return;
	while (first > 0 && at - first < MAILBOX_ATOMS_MOST &&
		atoms->items[first - 1].turn == atoms->items[at].turn &&
		is_mailbox_atom(atoms, first - 1))
		first--;
	finder_mark(finder, first, end, PRIVATE_MAIL);
}

/* ---- number plates ---- */

static void find_plate(struct finder *finder, size_t at)
{
	const struct atoms *atoms = &finder->atoms;
	size_t end = atoms->items[at].turn_end, next = at + 2, count = 0;

	if (next >= end || !word_is_letter(atoms, at + 1) ||
		atoms_match_any(atoms, at, provinces) == 0)
		return;
	while (next < end && count < PLATE_CHARACTERS_MOST) {
		size_t length = number_atoms(atoms, next);

		if (length == 0 && word_is_letter(atoms, next))
			length = 1;
		if (length == 0)
			break;
		next += length;
		count++;
	}
	if (count >= PLATE_CHARACTERS_LEAST)
		finder_mark(finder, at, next, PRIVATE_PLATE);
}

/* Letters grown together with private digits: E12345678, "a b c 123". */
static void widen_to_letters(struct finder *finder, size_t first, size_t end)
{
	const struct atoms *atoms = &finder->atoms;
	size_t turn = atoms->items[first].turn;
	enum private_kind kind =
		(enum private_kind)finder->kinds[atoms->items[first].word];

	while (first > 0 && atoms->items[first - 1].turn == turn &&
		word_is_letter(atoms, first - 1) &&
		!atom_is(&atoms->items[first - 1], "a") &&
		!atom_is(&atoms->items[first - 1], "i"))
		first--;
	if (kind == PRIVATE_PLATE && first > 0 &&
		atoms_match_any(atoms, first - 1, provinces) > 0)
		first--;
	while (end < atoms->items[first].turn_end &&
		word_is_letter(atoms, end) && !atom_is(&atoms->items[end], "i"))
		end++;
	finder_mark(finder, first, end, kind);
}

/* ---- dates of birth ---- */

struct birth_asking {
	bool is_open;
	double since_s;
	size_t turn;
};

/* The date at `at`, from its first number or month on; 0 for none. Digits alone
 * are one when they are as many as year, month and day. */
static size_t match_date(const struct atoms *atoms, size_t at)
{
	size_t end = atoms->items[at].turn_end, next = at, last = at;
	size_t numbers = 0, words = 0;

	while (next < end) {
		size_t length = number_atoms(atoms, next);

		numbers += length;
		if (length == 0) {
			length = atoms_match_any(atoms, next, date_words);
			words += length;
		}
		if (length == 0)
			break;
		next += length;
		if (!atom_is(&atoms->items[next - 1], "of") &&
			!atom_is(&atoms->items[next - 1], "the"))
			last = next;
	}
	return (words > 0 && numbers + words >= BIRTH_ATOMS_LEAST) ||
			       numbers == 6 || numbers == 8
		       ? last - at
		       : 0;
}

/* Marks the dates that a cue asks for. Returns the atoms that it took. */
static size_t find_birth(
	struct finder *finder, struct birth_asking *asking, size_t at)
{
	const struct atoms *atoms = &finder->atoms;
	double now_s = atom_when(atoms, at).start_s;
	size_t length = atoms_match_any(atoms, at, births);

	if (length > 0) {
		*asking = (struct birth_asking){ true, now_s,
			atoms->items[at].turn };
		return length;
	}
	if (!asking->is_open ||
		atoms->items[at].turn - asking->turn > BIRTH_TURNS ||
		now_s - asking->since_s > BIRTH_S)
		return 0;
	length = match_date(atoms, at);
	finder_mark(finder, at, at + length, PRIVATE_BIRTH);
	if (length > 0)
		asking->is_open = false;
	return length;
}

void find_handles(struct finder *finder)
{
	const struct atoms *atoms = &finder->atoms;
	struct birth_asking birth = { 0 };

	for (size_t at = 0; at < atoms->count;) {
		size_t length = find_birth(finder, &birth, at);

		find_mail(finder, at);
		find_plate(finder, at);
		at += length > 0 ? length : 1;
	}
	for (size_t i = 0; i < finder->runs.count; i++)
		if (finder->runs.items[i].kind)
			widen_to_letters(finder, finder->runs.items[i].first,
				finder->runs.items[i].end);
}
