/*
 * Tokens: what was said in a call, in the smallest pieces that mean something.
 *
 *	call -> tokens_fill() -> 我 的 手 机 1 3 8 … , my phone is five …
 *
 * A token is an ideograph, a run of Latin letters in small letters (with its
 * apostrophes), one Arabic digit, or the "@", "." or "," within a word.
 *
 * Thread rule: one thread at a time; the texts live in the tokens' arena.
 */
#ifndef AUSCULT_TOKENS_H
#define AUSCULT_TOKENS_H

#include "call.h"

enum token_kind { TOKEN_IDEOGRAPH, TOKEN_LATIN, TOKEN_DIGIT, TOKEN_SIGN };

struct token {
	const char *text; /* `length` bytes, not ended by NUL */
	unsigned length;
	enum token_kind kind;
	bool is_joined;	 /* goes on the word of the token before */
	size_t word;	 /* in call.words */
	size_t turn;	 /* in call.turns */
	size_t turn_end; /* one past the last token of that turn */
};

/* Zeroed is empty. */
struct tokens {
	struct arena arena;
	const struct call *call;
	struct token *items;
	size_t count, capacity;
};

/* Cuts every word of every turn, in turn order. Errors: STATUS_NO_MEMORY. */
MUST_CHECK enum status tokens_fill(
	struct tokens *tokens, const struct call *call, struct failure *why);
void tokens_release(struct tokens *tokens);

/* Whether the token's text is `text`. */
bool token_is(const struct token *token, const char *text);

/*
 * Whether the tokens of one turn from `at` on say `phrase`: Latin words parted
 * by a space, ideographs not. Returns the number of tokens, 0 for no.
 */
size_t tokens_match(const struct tokens *tokens, size_t at, const char *phrase);

/* The first phrase of a NULL-ended list that stands at `at`; 0 for none. */
size_t tokens_match_any(
	const struct tokens *tokens, size_t at, const char *const *phrases);

/* The turn that the token stands in, and when it was said. */
const struct turn *token_turn(const struct tokens *tokens, size_t at);
struct span token_when(const struct tokens *tokens, size_t at);

#endif
