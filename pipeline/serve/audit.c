#include "audit.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "page.h"

/* What is chained, in this order. */
static const char *const columns[] = { "seq", "made_at", "account", "role",
	"address", "action", "object", "why", "previous" };
#define COLUMN_COUNT (sizeof(columns) / sizeof(*columns))

static void chain(const char *const values[COLUMN_COUNT], struct digest *digest)
{
	struct hash hash;

	hash_init(&hash);
	for (size_t i = 0; i < COLUMN_COUNT; i++)
		hash_add_text(&hash, values[i]);
	hash_finish(&hash, digest);
}

static const char *text_of(
	const struct table *table, size_t row, const char *column)
{
	const struct cell *cell = page_cell(table, row, column);

	return cell && cell->kind == CELL_TEXT ? cell->text : "";
}

enum status audit_add(struct store *store, const struct audit_entry *entry,
	struct failure *why)
{
	struct table last = { 0 };
	struct digest hash;
	char seq[24], made_at[32];
	const struct cell *cell;
	time_t now = time(NULL);
	struct tm utc;
	enum status rc = store_page(store, "audit_last", NULL, &last, why);

	if (rc != STATUS_OK)
		return rc;
	cell = page_cell(&last, 0, "seq");
	(void)snprintf(seq, sizeof(seq), "%.0f", cell ? cell->number + 1 : 1.0);
	(void)strftime(made_at, sizeof(made_at), "%Y-%m-%dT%H:%M:%SZ",
		gmtime_r(&now, &utc));
	{
		const char *const values[COLUMN_COUNT] = { seq, made_at,
			entry->account, entry->role, entry->address,
			entry->action, entry->object, entry->why,
			text_of(&last, 0, "hash") };
		const struct query_parameter parameters[] = { { ":seq", seq },
			{ ":made_at", made_at }, { ":account", entry->account },
			{ ":role", entry->role },
			{ ":address", entry->address },
			{ ":action", entry->action },
			{ ":object", entry->object }, { ":why", entry->why },
			{ ":previous", values[COLUMN_COUNT - 1] },
			{ ":hash", hash.text }, { NULL, NULL } };

		chain(values, &hash);
		rc = store_change(store, "audit_add", parameters, NULL, why);
	}
	table_release(&last);
	return rc;
}

/* Row `row` of `table`, which must follow on `result`. */
static enum status verify_row(const struct table *table, size_t row,
	struct audit_result *result, struct failure *why)
{
	const char *values[COLUMN_COUNT];
	char seq[24];
	struct digest digest;

	(void)snprintf(seq, sizeof(seq), "%lld", (long long)result->rows + 1);
	values[0] = seq;
	for (size_t i = 1; i < COLUMN_COUNT; i++)
		values[i] = text_of(table, row, columns[i]);
	chain(values, &digest);
	if (page_cell(table, row, "seq")->number != (double)(result->rows + 1))
		return failure_set(why, STATUS_INVALID,
			"access log: row %s is missing", seq);
	if (strcmp(values[COLUMN_COUNT - 1], result->head.text) != 0)
		return failure_set(why, STATUS_INVALID,
			"access log: row %s does not follow on the one before",
			seq);
	if (strcmp(text_of(table, row, "hash"), digest.text) != 0)
		return failure_set(why, STATUS_INVALID,
			"access log: row %s was changed", seq);
	result->rows++;
	result->head = digest;
	return STATUS_OK;
}

enum status audit_verify(struct store *store, const char *noted,
	struct audit_result *result, struct failure *why)
{
	struct audit_result seen = { 0 };
	bool is_found = !noted;
	size_t count = 0;
	enum status rc = STATUS_OK;

	do {
		struct table table = { 0 };
		char after[24];
		const struct query_parameter parameters[] = {
			{ ":after", after }, { NULL, NULL }
		};

		(void)snprintf(
			after, sizeof(after), "%lld", (long long)seen.rows);
		rc = store_page(store, "audit_rows", parameters, &table, why);
		count = table.row_count;
		for (size_t i = 0; i < count && rc == STATUS_OK; i++) {
			rc = verify_row(&table, i, &seen, why);
			is_found |= noted && strcmp(noted, seen.head.text) == 0;
		}
		table_release(&table);
	} while (rc == STATUS_OK && count > 0);
	if (rc == STATUS_OK && !is_found)
		return failure_set(why, STATUS_INVALID,
			"access log: the noted head %s is not in it: rows "
			"were cut off or made anew",
			noted);
	if (rc == STATUS_OK)
		*result = seen;
	return rc;
}
