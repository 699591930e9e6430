#include "ticket.h"

#include <string.h>

static int by_order(const struct ticket *left, const struct ticket *right)
{
	return left->order < right->order ? -1 : left->order > right->order;
}

int ticket_by_hash(const void *a, const void *b)
{
	const struct ticket *left = a, *right = b;
	int order = strcmp(left->record->hash.text, right->record->hash.text);

	return order ? order : by_order(left, right);
}

int ticket_by_length(const void *a, const void *b)
{
	const struct ticket *left = a, *right = b;
	double left_s = left->record->probe_s, right_s = right->record->probe_s;

	if (left_s != right_s)
		return left_s > right_s ? -1 : 1;
	return by_order(left, right);
}
