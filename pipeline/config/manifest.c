#include "manifest.h"

#include <search.h>
#include <stdlib.h>
#include <string.h>

#include "csv_rows.h"
#include "list.h"
#include "metadata_fields.h"
#include "path.h"

/* Nine million calls a month at a hundred bytes each are within it. */
#define MANIFEST_MOST_BYTES ((size_t)1 << 30)
#define COLUMNS_MOST 64

/* The columns that are no metadata. */
static const struct column {
	const char *name;
	size_t offset; /* in struct manifest_row */
	bool is_path;
} own_columns[] = {
	{ "audio", offsetof(struct manifest_row, job.source.paths[0]), true },
	{ "agent_audio", offsetof(struct manifest_row, job.source.paths[0]),
		true },
	{ "customer_audio", offsetof(struct manifest_row, job.source.paths[1]),
		true },
	{ "transcript", offsetof(struct manifest_row, job.source.transcript),
		true },
	{ "text", offsetof(struct manifest_row, text), false },
	{ "reference", offsetof(struct manifest_row, reference), true },
	{ "speaker", offsetof(struct manifest_row, speaker), false },
	{ "gender", offsetof(struct manifest_row, gender), false },
	{ "emotion", offsetof(struct manifest_row, emotion), false },
};

/* Which call_id has been seen where; a node of the tree. */
struct seen {
	const char *call_id;
	int line;
};

struct loader {
	struct manifest *manifest;
	const char *path;
	struct arena *arena;
	struct problems *problems;
	struct text scratch;
	const char *names[COLUMNS_MOST]; /* of the columns, by position */
	size_t column_count;
	void *seen; /* tree of struct seen, by call_id */
};

static const struct column *find_own(const char *name)
{
	for (size_t i = 0; i < sizeof(own_columns) / sizeof(*own_columns); i++)
		if (strcmp(own_columns[i].name, name) == 0)
			return &own_columns[i];
	return NULL;
}

static bool has_column(const struct loader *loader, const char *name)
{
	for (size_t i = 0; i < loader->column_count; i++)
		if (strcmp(loader->names[i], name) == 0)
			return true;
	return false;
}

static enum status take_column(
	struct loader *loader, const char *name, struct failure *why)
{
	if (!find_own(name) && !metadata_has_field(name))
		return failure_set(
			why, STATUS_INVALID, "unknown column \"%s\"", name);
	if (has_column(loader, name))
		return failure_set(
			why, STATUS_INVALID, "column \"%s\" comes twice", name);
	loader->names[loader->column_count] = arena_text(loader->arena, name);
	if (!loader->names[loader->column_count++])
		return failure_no_memory(why);
	return STATUS_OK;
}

static enum status read_columns(
	struct loader *loader, struct csv_rows *rows, struct failure *why)
{
	struct csv_row row;
	enum status rc = csv_rows_next(rows, &row, why);

	if (rc == STATUS_NOT_FOUND)
		return failure_set(why, STATUS_INVALID,
			"%s: has no header line", loader->path);
	if (rc == STATUS_OK && row.count > COLUMNS_MOST)
		rc = failure_set(why, STATUS_INVALID,
			"%zu columns, want at most %d", row.count,
			COLUMNS_MOST);
	for (size_t i = 0; rc == STATUS_OK && i < row.count; i++)
		rc = take_column(loader, row.fields[i], why);
	if (rc == STATUS_OK && !has_column(loader, "audio") &&
		!(has_column(loader, "agent_audio") &&
			has_column(loader, "customer_audio")))
		rc = failure_set(why, STATUS_INVALID,
			"no column audio, nor both agent_audio and "
			"customer_audio");
	if (rc != STATUS_OK && rc != STATUS_NO_MEMORY)
		return failure_prefix(why, rc, "%s:%d", loader->path, row.line);
	return rc;
}

/* Reports `why` as a problem of line `line`. A row with one is not used. */
static enum status report(struct loader *loader, int line, bool *is_good,
	const char *sentence, struct failure *why)
{
	*is_good = false;
	return problems_add(loader->problems, loader->arena, why, "%s:%d: %s",
		loader->path, line, sentence);
}

static enum status set_own(struct loader *loader, struct manifest_row *row,
	const struct column *column, const char *value, struct failure *why)
{
	const char **member = (const char **)((char *)row + column->offset);
	enum status rc = STATUS_OK;

	if (!*value)
		return STATUS_OK;
	if (!text_is_utf8(value, strlen(value)) && !column->is_path)
		return failure_set(
			why, STATUS_INVALID, "%s: not UTF-8", column->name);
	if (column->is_path) {
		rc = path_beside(&loader->scratch, loader->path, value, why);
		value = text_string(&loader->scratch);
	}
	if (rc != STATUS_OK)
		return rc;
	*member = arena_text(loader->arena, value);
	return *member ? STATUS_OK : failure_no_memory(why);
}

static const char *value_of(const struct loader *loader,
	const struct csv_row *row, const char *column)
{
	for (size_t i = 0; i < loader->column_count; i++)
		if (strcmp(loader->names[i], column) == 0)
			return row->fields[i];
	return "";
}

/* What is wrong with the recordings that a row names; NULL for nothing. */
static const char *judge_source(
	const struct loader *loader, const struct csv_row *row)
{
	bool has_audio = *value_of(loader, row, "audio");
	bool has_agent = *value_of(loader, row, "agent_audio");
	bool has_customer = *value_of(loader, row, "customer_audio");

	if (has_audio && (has_agent || has_customer))
		return "audio: want either audio, or agent_audio and "
		       "customer_audio, not both";
	if (has_agent != has_customer)
		return has_agent ? "customer_audio: missing beside agent_audio"
				 : "agent_audio: missing beside customer_audio";
	if (!has_audio && !has_agent)
		return "audio: missing";
	if (has_agent &&
		strcmp(value_of(loader, row, "agent_channel"), "2") == 0)
		return "agent_channel: is \"2\", but agent_audio is channel 1";
	return NULL;
}

/* The recording as the row names it: what it was resolved from is its end. */
static const char *name_as_written(const struct loader *loader,
	const struct csv_row *from, const char *path)
{
	const char *name = value_of(loader, from, "audio");

	if (!*name)
		name = value_of(loader, from, "agent_audio");
	return path + strlen(path) - strlen(name);
}

static int compare_seen(const void *a, const void *b)
{
	return strcmp(((const struct seen *)a)->call_id,
		((const struct seen *)b)->call_id);
}

/* The line that used the row's call_id before; 0 for none. */
static enum status find_double(struct loader *loader,
	const struct manifest_row *row, int *line, struct failure *why)
{
	struct seen *seen = arena_alloc(loader->arena, sizeof(*seen));
	struct seen **found;

	*line = 0;
	if (!seen)
		return failure_no_memory(why);
	*seen = (struct seen){ row->job.meta.call_id, row->line };
	found = tsearch(seen, &loader->seen, compare_seen);
	if (!found)
		return failure_no_memory(why);
	if (*found != seen)
		*line = (*found)->line;
	return STATUS_OK;
}

static enum status check_row(struct loader *loader, struct manifest_row *row,
	const struct csv_row *from, bool *is_good, struct failure *why)
{
	const char *wrong = judge_source(loader, from);
	struct failure what;
	enum status rc = STATUS_OK;
	int line = 0;

	if (wrong)
		rc = report(loader, row->line, is_good, wrong, why);
	if (rc == STATUS_OK && row->job.meta.call_id)
		rc = find_double(loader, row, &line, why);
	if (rc == STATUS_OK && line > 0) {
		(void)failure_set(&what, STATUS_INVALID,
			"call_id: \"%s\" is already in line %d",
			row->job.meta.call_id, line);
		rc = report(loader, row->line, is_good, what.text, why);
	}
	if (row->job.source.paths[1])
		row->job.meta.agent_channel = 1;
	if (!wrong)
		row->audio =
			name_as_written(loader, from, row->job.source.paths[0]);
	return rc;
}

static enum status take_row(struct loader *loader, const struct csv_row *from,
	struct manifest_row *row, bool *is_good, struct failure *why)
{
	struct failure what;
	enum status rc = STATUS_OK;

	row->line = from->line;
	if (from->count != loader->column_count) {
		(void)failure_set(&what, STATUS_INVALID,
			"%zu fields, the header has %zu", from->count,
			loader->column_count);
		return report(loader, row->line, is_good, what.text, why);
	}
	for (size_t i = 0; i < from->count && rc == STATUS_OK; i++) {
		const struct column *own = find_own(loader->names[i]);
		const char *value = from->fields[i];

		if (own)
			rc = set_own(loader, row, own, value, &what);
		else
			rc = metadata_set(&row->job.meta, loader->arena,
				loader->names[i], value, &what);
		if (rc == STATUS_INVALID)
			rc = report(loader, row->line, is_good, what.text, why);
	}
	return rc == STATUS_OK ? check_row(loader, row, from, is_good, why)
			       : rc;
}

static enum status read_rows(
	struct loader *loader, struct csv_rows *rows, struct failure *why)
{
	struct manifest *manifest = loader->manifest;

	for (;;) {
		struct manifest_row row = { 0 };
		struct csv_row from;
		struct failure what;
		bool is_good = true;
		enum status rc = csv_rows_next(rows, &from, &what);

		if (rc == STATUS_NOT_FOUND)
			return STATUS_OK;
		if (rc == STATUS_INVALID)
			rc = report(
				loader, from.line, &is_good, what.text, why);
		else if (rc == STATUS_OK)
			rc = take_row(loader, &from, &row, &is_good, why);
		if (rc == STATUS_OK && is_good)
			rc = list_reserve(&manifest->rows, &manifest->capacity,
				manifest->count + 1, sizeof(row), why);
		if (rc != STATUS_OK)
			return failure_no_memory(why);
		if (is_good)
			manifest->rows[manifest->count++] = row;
		else
			manifest->left_out++;
	}
}

enum status manifest_load(struct manifest *manifest, const char *path,
	struct arena *arena, struct problems *problems, struct failure *why)
{
	struct loader loader = {
		.manifest = manifest,
		.path = path,
		.arena = arena,
		.problems = problems,
	};
	struct text content = { 0 };
	struct csv_rows *rows = NULL;
	enum status rc = path_read(&content, path, MANIFEST_MOST_BYTES, why);

	if (rc != STATUS_OK && rc != STATUS_NO_MEMORY)
		rc = failure_prefix(why, rc, "%s", path);
	if (rc == STATUS_OK)
		rc = csv_rows_new(
			&rows, text_string(&content), content.length, why);
	if (rc == STATUS_OK)
		rc = read_columns(&loader, rows, why);
	if (rc == STATUS_OK)
		rc = read_rows(&loader, rows, why);
	while (loader.seen)
		(void)tdelete(*(struct seen **)loader.seen, &loader.seen,
			compare_seen);
	csv_rows_free(rows);
	text_release(&content);
	text_release(&loader.scratch);
	return rc;
}

void manifest_release(struct manifest *manifest)
{
	free(manifest->rows);
	*manifest = (struct manifest){ 0 };
}
