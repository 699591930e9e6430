#include "serve.h"

#include <stdlib.h>
#include <string.h>

#include "responder.h"

struct serve {
	struct http *http;
	struct responder *responder;
};

bool serve_is_local(const char *address)
{
	return strncmp(address, "127.", 4) == 0 || strcmp(address, "::1") == 0;
}

static void handle(
	void *context, struct request *request, struct response *response)
{
	responder_answer(context, request, response);
}

enum status serve_new(struct serve **out, const struct serve_settings *settings,
	struct failure *why)
{
	struct serve *serve = calloc(1, sizeof(*serve));
	struct http_settings http = settings->http;
	const struct responder_settings responder = {
		.database = settings->database,
		.recordings = settings->recordings,
		.threads = http.threads,
		.is_local =
			serve_is_local(http.address) && !http.is_behind_proxy,
	};
	enum status rc;

	if (!serve)
		return failure_no_memory(why);
	rc = responder_new(&serve->responder, &responder, why);
	if (rc == STATUS_OK) {
		http.handle = handle;
		http.context = serve->responder;
		rc = http_new(&serve->http, &http, why);
	}
	if (rc == STATUS_OK)
		*out = serve;
	else
		serve_free(serve);
	return rc;
}

int serve_port(const struct serve *serve)
{
	return http_port(serve->http);
}

void serve_free(struct serve *serve)
{
	if (!serve)
		return;
	http_free(serve->http);
	responder_free(serve->responder);
	free(serve);
}
