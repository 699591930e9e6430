#include "json_name.h"

#include "status.h"

json_t *json_name(const char *name)
{
	json_t *string = name ? json_string(name) : json_null();
	struct failure shown = { "" };

	if (string)
		return string;
	(void)failure_set(&shown, STATUS_OK, "%s", name);
	return json_string(shown.text);
}
