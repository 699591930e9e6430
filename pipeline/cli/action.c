#include "action.h"

#include <string.h>

#include "commands.h"
#include "text.h"

static int refuse(const struct actions *actions, const char *name)
{
	struct text known = { 0 };
	struct failure why = { "" };
	enum status rc = STATUS_OK;

	for (size_t i = 0; i < actions->count && rc == STATUS_OK; i++)
		rc = text_add_format(&known, &why, "%s%s",
			i == 0			  ? ""
			: i + 1 == actions->count ? " or "
						  : ", ",
			actions->items[i].name);
	if (rc == STATUS_OK && name)
		(void)failure_set(&why, STATUS_INVALID, "%s: \"%s\" is not %s",
			actions->command, name, text_string(&known));
	else if (rc == STATUS_OK)
		(void)failure_set(&why, STATUS_INVALID,
			"%s: what is to be done? say %s", actions->command,
			text_string(&known));
	text_release(&known);
	return command_fail(EXIT_WRONG_USAGE, &why);
}

int action_run(const struct actions *actions, const void *values, int count,
	char **names)
{
	for (size_t i = 0; i < actions->count && count > 0; i++)
		if (strcmp(actions->items[i].name, names[0]) == 0)
			return actions->items[i].run(
				values, count - 1, names + 1);
	return refuse(actions, count > 0 ? names[0] : NULL);
}
