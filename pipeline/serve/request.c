#include "request.h"

#include <string.h>

const char *request_field(const struct request *request, const char *name)
{
	for (size_t i = 0; i < request->field_count; i++)
		if (strcmp(request->fields[i].name, name) == 0)
			return request->fields[i].value;
	return NULL;
}

void response_release(struct response *response)
{
	text_release(&response->body);
	if (response->source.release)
		response->source.release(response->source.state);
	*response = (struct response){ 0 };
}
