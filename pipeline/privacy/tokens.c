#include "tokens.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "list.h"

static enum status add(
	struct tokens *tokens, const struct token *token, struct failure *why)
{
	enum status rc = list_reserve(&tokens->items, &tokens->capacity,
		tokens->count + 1, sizeof(*tokens->items), why);

	if (rc == STATUS_OK)
		tokens->items[tokens->count++] = *token;
	return rc;
}

static bool is_latin(int32_t code_point)
{
	return text_is_word_character(code_point) &&
	       !text_is_ideograph(code_point) &&
	       !(code_point < 0x80 && isdigit((int)code_point));
}

/* Letters, with an apostrophe between two of them. */
static size_t latin_length(const char *at)
{
	size_t length = 0, used;
	int32_t code_point;

	while ((used = text_next(at + length, &code_point)) > 0) {
		int32_t next;

		(void)text_next(at + length + used, &next);
		if (!is_latin(code_point) &&
			!(code_point == '\'' && length > 0 && is_latin(next)))
			break;
		length += used;
	}
	return length;
}

/* Cuts the folded text of word `word`. */
static enum status cut_word(struct tokens *tokens, const char *at,
	struct token token, struct failure *why)
{
	enum status rc = STATUS_OK;
	int32_t code_point;
	size_t used;

	while (rc == STATUS_OK && (used = text_next(at, &code_point)) > 0) {
		token.text = at;
		token.length = (unsigned)used;
		if (text_is_ideograph(code_point)) {
			token.kind = TOKEN_IDEOGRAPH;
		} else if (is_latin(code_point)) {
			token.kind = TOKEN_LATIN;
			token.length = (unsigned)latin_length(at);
		} else if (code_point < 0x80 && isdigit((int)code_point)) {
			token.kind = TOKEN_DIGIT;
		} else if (code_point < 0x80 && code_point &&
			   strchr("@.,", (int)code_point)) {
			token.kind = TOKEN_SIGN;
		} else {
			at += used;
			continue;
		}
		rc = add(tokens, &token, why);
		token.is_joined = true;
		at += token.length;
	}
	return rc;
}

/* Cuts the words of one turn. */
static enum status cut_turn(struct tokens *tokens, size_t number,
	struct text *folded, struct failure *why)
{
	const struct turn *turn = &tokens->call->turns.items[number];
	size_t first = tokens->count;
	enum status rc = STATUS_OK;

	for (size_t i = 0; i < turn->word_count && rc == STATUS_OK; i++) {
		struct token token = { .turn = number,
			.word = turn->first_word + i };
		const char *text;

		rc = text_fold(folded,
			tokens->call->words.items[token.word].text, why);
		if (rc != STATUS_OK)
			return rc;
		text = arena_text(&tokens->arena, text_string(folded));
		rc = text ? cut_word(tokens, text, token, why)
			  : failure_no_memory(why);
	}
	for (size_t i = first; i < tokens->count; i++)
		tokens->items[i].turn_end = tokens->count;
	return rc;
}

enum status tokens_fill(
	struct tokens *tokens, const struct call *call, struct failure *why)
{
	struct text folded = { 0 };
	enum status rc = STATUS_OK;

	arena_clear(&tokens->arena);
	tokens->count = 0;
	tokens->call = call;
	for (size_t t = 0; t < call->turns.count && rc == STATUS_OK; t++)
		rc = cut_turn(tokens, t, &folded, why);
	text_release(&folded);
	return rc;
}

void tokens_release(struct tokens *tokens)
{
	arena_release(&tokens->arena);
	free(tokens->items);
	*tokens = (struct tokens){ 0 };
}

bool token_is(const struct token *token, const char *text)
{
	return strncmp(token->text, text, token->length) == 0 &&
	       text[token->length] == '\0';
}

size_t tokens_match(const struct tokens *tokens, size_t at, const char *phrase)
{
	size_t first = at;

	while (*phrase) {
		const struct token *token;

		if (at >= tokens->count)
			return 0;
		token = &tokens->items[at];
		if (*token->text != *phrase ||
			token->turn != tokens->items[first].turn ||
			strncmp(token->text, phrase, token->length) != 0)
			return 0;
		phrase += token->length;
		/* A Latin word must end where the token ends. */
		if (token->kind == TOKEN_LATIN && *phrase && *phrase != ' ' &&
			isascii(*phrase))
			return 0;
		phrase += *phrase == ' ';
		at++;
	}
	return at - first;
}

size_t tokens_match_any(
	const struct tokens *tokens, size_t at, const char *const *phrases)
{
	for (; *phrases; phrases++) {
		size_t length = tokens_match(tokens, at, *phrases);

		if (length > 0)
			return length;
	}
	return 0;
}

const struct turn *token_turn(const struct tokens *tokens, size_t at)
{
	return &tokens->call->turns.items[tokens->items[at].turn];
}

struct span token_when(const struct tokens *tokens, size_t at)
{
	return tokens->call->words.items[tokens->items[at].word].when;
}
