#include "request.h"

#include <string.h>

const char *request_field(const struct request *request, const char *name)
{
	for (size_t i = 0; i < request->field_count; i++)
		if (strcmp(request->fields[i].name, name) == 0)
			return request->fields[i].value;
	return NULL;
}

void request_add(struct request *request, const char *name, const char *value,
	size_t length)
{
	struct field *field = &request->fields[request->field_count];

	if (request->field_count == REQUEST_FIELDS_MOST ||
		!text_is_utf8(name, strlen(name)) ||
		!text_is_utf8(value, length) || strlen(value) != length) {
		request->is_malformed = true;
		return;
	}
	field->name = arena_text(&request->arena, name);
	field->value = arena_text(&request->arena, value);
	if (field->name && field->value)
		request->field_count++;
	else
		request->is_malformed = true;
}

void response_release(struct response *response)
{
	text_release(&response->body);
	if (response->source.release)
		response->source.release(response->source.state);
	*response = (struct response){ 0 };
}
