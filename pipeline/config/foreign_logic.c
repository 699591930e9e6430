#include "foreign_logic.h"

#include <ctype.h>
#include <string.h>

#define MOST_DEPTH 16
#define NAME_BYTES 64

struct logic {
	const char *at;
	foreign_lookup lookup;
	void *context;
	int depth;
	bool is_wrong;
};

static json_t *read_expression(struct logic *logic);

static void skip_blanks(struct logic *logic)
{
	while (isspace((unsigned char)*logic->at))
		logic->at++;
}

static bool take(struct logic *logic, const char *sign)
{
	size_t length = strlen(sign);

	skip_blanks(logic);
	if (strncmp(logic->at, sign, length) != 0)
		return false;
	logic->at += length;
	return true;
}

static json_t *read_name(struct logic *logic)
{
	char name[NAME_BYTES];
	size_t length = 0;

	skip_blanks(logic);
	while (isalnum((unsigned char)logic->at[length]) ||
		logic->at[length] == '_' || logic->at[length] == '-')
		length++;
	if (length == 0 || length >= sizeof(name)) {
		logic->is_wrong = true;
		return NULL;
	}
	memcpy(name, logic->at, length);
	name[length] = '\0';
	logic->at += length;
	return logic->lookup(logic->context, name);
}

static json_t *read_term(struct logic *logic)
{
	json_t *term;

	if (logic->is_wrong || ++logic->depth > MOST_DEPTH) {
		logic->is_wrong = true;
		return NULL;
	}
	if (take(logic, "!")) {
		term = read_term(logic);
		term = term ? json_pack("{s:o}", "not", term) : NULL;
	} else if (take(logic, "(")) {
		term = read_expression(logic);
		logic->is_wrong |= !take(logic, ")");
	} else {
		term = read_name(logic);
	}
	logic->depth--;
	return term;
}

/* Both under `key`; the one that is there when the other is not. Terms of a
 * chain of one sign stay in one list. */
static json_t *join(json_t *left, const char *key, json_t *right)
{
	json_t *list = json_object_get(left, key);

	if (!left || !right)
		return left ? left : right;
	if (json_is_array(list) && json_object_size(left) == 1) {
		(void)json_array_append_new(list, right);
		return left;
	}
	return json_pack("{s:[o,o]}", key, left, right);
}

static json_t *read_expression(struct logic *logic)
{
	json_t *left = read_term(logic);

	while (!logic->is_wrong) {
		const char *key = take(logic, "&&")   ? "all"
				  : take(logic, "||") ? "any"
						      : NULL;
		if (!key)
			break;
		left = join(left, key, read_term(logic));
	}
	return left;
}

json_t *foreign_logic(const char *expression, foreign_lookup lookup,
	void *context, bool *is_wrong)
{
	struct logic logic = {
		.at = expression, .lookup = lookup, .context = context
	};
	json_t *read = read_expression(&logic);

	skip_blanks(&logic);
	*is_wrong = logic.is_wrong || *logic.at;
	if (!*is_wrong)
		return read;
	json_decref(read);
	return NULL;
}
