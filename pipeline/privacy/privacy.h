/*
 * Privacy: what in a call tells who a person is, hidden from text and sound.
 *
 *	call.turns, call.words -> privacy_find() -> struct privacy
 *	privacy, turn -> privacy_turn_text() -> "我的手机是[电话]"
 *	privacy -> privacy_silences() -> spans to play as silence
 *
 * Numbers are found as they are said: digit words of Mandarin (幺, 两, 双八,
 * 三个零) and English (oh, double five, twenty five), Arabic digits, and any
 * mixture, in one turn or over several, with the other party's answers between.
 * A number counts when its form tells (a telephone number, an identity card
 * number with the check character of GB 11643-1999, a bank card number with
 * the check digit of ISO/IEC 7812-1, any other of seven digits or more), when
 * it was asked for or announced ("身份证后四位", "ending in"), or when it
 * repeats one that did. Numbers of services (10086, 400…), prices, dates, plans
 * and job numbers are left. Names, addresses, e-mail addresses and number
 * plates are found by what comes before and by their own form.
 * docs/privacy.md says how well.
 *
 * Thread rule: no shared state; a struct privacy belongs to one thread at a
 * time. It holds places in the call, not the call: neither outlives a change
 * of the call's words.
 */
#ifndef AUSCULT_PRIVACY_H
#define AUSCULT_PRIVACY_H

#include "call.h"

/* How much before and after private words is silenced too: recognisers place
 * words to about a tenth of a second, and sounds ring on. */
#define PRIVACY_GUARD_S 0.25

enum private_kind {
	PRIVATE_NOTHING = 0,
	PRIVATE_PHONE,
	PRIVATE_IDENTITY, /* identity card, passport, social security */
	PRIVATE_CARD,	  /* bank card */
	PRIVATE_CODE,	  /* password, verification code */
	PRIVATE_NUMBER,	  /* any other: account, order, last four digits */
	PRIVATE_NAME,
	PRIVATE_ADDRESS, /* postal, with postcode */
	PRIVATE_MAIL,
	PRIVATE_PLATE, /* of a vehicle */
	PRIVATE_BIRTH, /* date of birth */
};
#define PRIVATE_KIND_COUNT 11

/* Private words in a row. */
struct private_item {
	struct span when; /* of the words, without the guard */
	enum party party;
	int channel;
	enum private_kind kind;
	size_t turn;	   /* in call.turns */
	size_t first_word; /* in call.words */
	size_t word_count;
};

/* Zeroed is empty and valid. */
struct privacy {
	struct private_item *items; /* in turn order */
	size_t count, capacity;
	uint8_t *kinds; /* enum private_kind by word of the call */
	size_t kinds_capacity;
};

struct spans {
	struct span *items;
	size_t count, capacity;
};

/* Fills `privacy`, which keeps its memory from call to call. The caller
 * releases it. Errors: STATUS_NO_MEMORY. */
MUST_CHECK enum status privacy_find(
	struct privacy *privacy, const struct call *call, struct failure *why);
void privacy_release(struct privacy *privacy);

/* "phone", "identity", ...; and as it stands in masked text: "phone", "电话".
 */
const char *private_kind_name(enum private_kind kind);
const char *private_kind_title(enum private_kind kind, bool is_chinese);

/* As call_turn_text(), with "[phone]" or "[电话]" in place of private words. */
MUST_CHECK enum status privacy_turn_text(const struct privacy *privacy,
	const struct call *call, const struct turn *turn, bool is_chinese,
	struct text *into, struct failure *why);

/* As call_word_text() for word `i` of `turn`: the first of private words gives
 * the mask, the others nothing. */
MUST_CHECK enum status privacy_word_text(const struct privacy *privacy,
	const struct call *call, const struct turn *turn, size_t i,
	bool is_chinese, struct text *into, struct failure *why);

/* Puts one word, the mask, in place of private words, so that whatever is
 * written of the call is masked. `privacy` and what else holds places of words
 * in the call are void then. Errors: STATUS_NO_MEMORY, with the call as it was
 * but for some masks. */
MUST_CHECK enum status privacy_mask_call(const struct privacy *privacy,
	struct call *call, bool is_chinese, struct failure *why);

/*
 * Fills `spans` (cleared first) with what must not be heard, in order, parted,
 * within the recording: every private word with the guard, and the whole of an
 * utterance that is mostly private words or whose words share a time that was
 * only guessed. For all channels, as one party's voice leaks into the other's.
 * The caller frees `spans->items`.
 */
MUST_CHECK enum status privacy_silences(const struct privacy *privacy,
	const struct call *call, struct spans *spans, struct failure *why);

#endif
