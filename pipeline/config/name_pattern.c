#include "name_pattern.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdlib.h>
#include <string.h>

#include "iso_time.h"
#include "metadata_fields.h"
#include "path.h"

/* Enough for any pattern of a file name; one that would search longer is
 * written badly, and is told so. */
#define STEPS_MOST 100000

struct name_pattern {
	pcre2_code *code;
	pcre2_match_context *limits;
	const unsigned char *groups; /* PCRE2's table of names, in `code` */
	uint32_t group_count;
	uint32_t group_bytes; /* of an entry */
};

/* An entry is the group's number in two bytes, then its name. */
static const char *group_name(const struct name_pattern *pattern, uint32_t i)
{
	return (const char *)pattern->groups + i * pattern->group_bytes + 2;
}

static uint32_t group_number(const struct name_pattern *pattern, uint32_t i)
{
	const unsigned char *entry = pattern->groups + i * pattern->group_bytes;

	return (uint32_t)entry[0] << 8 | entry[1];
}

static enum status compile(struct name_pattern *pattern, const char *expression,
	struct failure *why)
{
	PCRE2_UCHAR message[128] = "";
	PCRE2_SIZE place = 0;
	int error = 0;

	pattern->code = pcre2_compile((PCRE2_SPTR)expression,
		PCRE2_ZERO_TERMINATED, PCRE2_UTF, &error, &place, NULL);
	if (!pattern->code) {
		(void)pcre2_get_error_message(error, message, sizeof(message));
		return failure_set(why, STATUS_INVALID,
			"\"%s\": %s at character %zu", expression,
			(const char *)message, place + 1);
	}
	pattern->limits = pcre2_match_context_create(NULL);
	if (!pattern->limits)
		return failure_no_memory(why);
	(void)pcre2_set_match_limit(pattern->limits, STEPS_MOST);
	(void)pcre2_pattern_info(
		pattern->code, PCRE2_INFO_NAMETABLE, &pattern->groups);
	(void)pcre2_pattern_info(
		pattern->code, PCRE2_INFO_NAMECOUNT, &pattern->group_count);
	(void)pcre2_pattern_info(
		pattern->code, PCRE2_INFO_NAMEENTRYSIZE, &pattern->group_bytes);
	return STATUS_OK;
}

enum status name_pattern_new(struct name_pattern **pattern,
	const char *expression, struct failure *why)
{
	struct name_pattern *made = calloc(1, sizeof(*made));
	enum status rc;

	if (!made)
		return failure_no_memory(why);
	rc = compile(made, expression, why);
	if (rc == STATUS_OK && made->group_count == 0)
		rc = failure_set(why, STATUS_INVALID,
			"\"%s\" has no named group such as (?<agent>\\d+)",
			expression);
	for (uint32_t i = 0; rc == STATUS_OK && i < made->group_count; i++)
		if (!metadata_has_field(group_name(made, i)))
			rc = failure_set(why, STATUS_INVALID,
				"\"%s\": group %s is not a field of a call",
				expression, group_name(made, i));
	if (rc == STATUS_OK)
		*pattern = made;
	else
		name_pattern_free(made);
	return rc;
}

void name_pattern_free(struct name_pattern *pattern)
{
	if (!pattern)
		return;
	pcre2_match_context_free(pattern->limits);
	pcre2_code_free(pattern->code);
	free(pattern);
}

static enum status take_group(const struct name_pattern *pattern, uint32_t i,
	pcre2_match_data *match, struct metadata *meta, struct arena *arena,
	struct failure *why)
{
	PCRE2_UCHAR *value = NULL;
	PCRE2_SIZE length;
	struct iso_time time;
	const char *name = group_name(pattern, i);
	int error = pcre2_substring_get_bynumber(
		match, group_number(pattern, i), &value, &length);
	const char *text = (const char *)value;
	enum status rc;

	if (error == PCRE2_ERROR_NOMEMORY)
		return failure_no_memory(why);
	if (error < 0)
		return STATUS_OK;
	if (strcmp(name, "start") == 0 && iso_time_parse_digits(text, &time))
		text = time.text;
	rc = metadata_set(meta, arena, name, text, why);
	pcre2_substring_free(value);
	return rc;
}

enum status name_pattern_read(const struct name_pattern *pattern,
	const char *path, struct metadata *meta, struct arena *arena,
	struct problems *problems, struct failure *why)
{
	const char *name = path_name(path);
	pcre2_match_data *match =
		pcre2_match_data_create_from_pattern(pattern->code, NULL);
	enum status rc = STATUS_OK;
	int count;

	if (!match)
		return failure_no_memory(why);
	count = pcre2_match(pattern->code, (PCRE2_SPTR)name, strlen(name), 0, 0,
		match, pattern->limits);
	if (count < 0)
		rc = problems_add(problems, arena, why,
			"%s: file name does not match the pattern", path);
	for (uint32_t i = 0; count > 0 && i < pattern->group_count; i++) {
		struct failure what;

		rc = take_group(pattern, i, match, meta, arena, &what);
		if (rc == STATUS_INVALID)
			rc = problems_add(problems, arena, why, "%s: %s", path,
				what.text);
		if (rc != STATUS_OK) {
			rc = failure_no_memory(why);
			break;
		}
	}
	pcre2_match_data_free(match);
	return rc;
}
