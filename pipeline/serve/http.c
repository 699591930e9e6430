#include "http.h"

#include <arpa/inet.h>
#include <errno.h>
#include <microhttpd.h>
#include <netdb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FORM_MOST_BYTES (64 * 1024)
#define HEADERS_MOST_BYTES (32 * 1024)
#define SILENCE_MOST_S 10
#define CONNECTIONS_MOST 256
#define CONNECTIONS_MOST_EACH 64
#define BLOCK_BYTES (64 * 1024)
#define ASSET_KEEP "public, max-age=86400"

struct http {
	struct MHD_Daemon *daemon;
	struct http_settings settings;
};

/* One request on its way. */
struct exchange {
	struct request request;
	struct MHD_PostProcessor *form;
	size_t form_bytes;
	/* The value that the form parser is in the middle of. */
	struct text name, value;
};

/* (OWASP Secure Headers Project, 2023.) */
static const struct field strict_headers[] = {
	{ "X-Content-Type-Options", "nosniff" },
	{ "X-Frame-Options", "DENY" },
	{ "Referrer-Policy", "same-origin" },
	{ "Cross-Origin-Opener-Policy", "same-origin" },
	{ "Cross-Origin-Resource-Policy", "same-origin" },
	{ "Permissions-Policy", "camera=(), microphone=(), geolocation=()" },
};

#define CONTENT_SECURITY                                                  \
	"default-src 'none'; script-src 'self'; style-src 'self'%s%s%s; " \
	"img-src 'self' data:; media-src 'self'; connect-src 'self'; "    \
	"form-action 'self'; frame-ancestors 'none'; base-uri 'none'"

static void exchange_free(struct exchange *exchange)
{
	if (!exchange)
		return;
	if (exchange->form)
		(void)MHD_destroy_post_processor(exchange->form);
	text_release(&exchange->name);
	text_release(&exchange->value);
	arena_release(&exchange->request.arena);
	free(exchange);
}

static enum MHD_Result take_argument(void *context, enum MHD_ValueKind kind,
	const char *name, const char *value)
{
	(void)kind;
	value = value ? value : "";
	request_add(context, name, value, strlen(value));
	return MHD_YES;
}

/* The form parser gives a long value in pieces. */
static void finish_field(struct exchange *exchange)
{
	if (exchange->name.length)
		request_add(&exchange->request, text_string(&exchange->name),
			text_string(&exchange->value), exchange->value.length);
	text_clear(&exchange->name);
	text_clear(&exchange->value);
}

static enum MHD_Result take_piece(void *context, enum MHD_ValueKind kind,
	const char *name, const char *file, const char *type,
	const char *encoding, const char *piece, uint64_t offset, size_t length)
{
	struct exchange *exchange = context;
	struct failure why;

	(void)kind;
	(void)type;
	(void)encoding;
	if (file)
		exchange->request.is_malformed = true;
	if (offset == 0) {
		finish_field(exchange);
		if (text_add(&exchange->name, name, &why) != STATUS_OK)
			return MHD_NO;
	}
	if (text_add_part(&exchange->value, piece, length, &why) != STATUS_OK)
		return MHD_NO;
	return MHD_YES;
}

static const char *header(struct MHD_Connection *connection,
	enum MHD_ValueKind kind, const char *name)
{
	const char *value = MHD_lookup_connection_value(connection, kind, name);

	return value ? value : "";
}

/* Who asks: the peer, or whom the proxy before us names last. */
static const char *find_address(const struct http *http,
	struct MHD_Connection *connection, struct arena *arena)
{
	const union MHD_ConnectionInfo *info = MHD_get_connection_info(
		connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
	const char *named =
		header(connection, MHD_HEADER_KIND, "X-Forwarded-For");
	char text[INET6_ADDRSTRLEN + 20] = ""; /* with a zone */

	if (http->settings.is_behind_proxy && *named) {
		const char *last = strrchr(named, ',');

		last = last ? last + 1 : named;
		return arena_text(arena, last + strspn(last, " "));
	}
	if (info && info->client_addr)
		(void)getnameinfo(info->client_addr,
			info->client_addr->sa_family == AF_INET6
				? sizeof(struct sockaddr_in6)
				: sizeof(struct sockaddr_in),
			text, sizeof(text), NULL, 0, NI_NUMERICHOST);
	return arena_text(arena, text);
}

static struct exchange *begin(const struct http *http,
	struct MHD_Connection *connection, const char *url, const char *method)
{
	struct exchange *exchange = calloc(1, sizeof(*exchange));
	struct request *request;

	if (!exchange)
		return NULL;
	request = &exchange->request;
	request->method = strcmp(method, "HEAD") == 0 ? "GET" : method;
	request->path = arena_text(&request->arena, url);
	request->address = find_address(http, connection, &request->arena);
	request->host = header(connection, MHD_HEADER_KIND, "Host");
	request->origin = header(connection, MHD_HEADER_KIND, "Origin");
	request->range = header(connection, MHD_HEADER_KIND, "Range");
	request->languages =
		header(connection, MHD_HEADER_KIND, "Accept-Language");
	request->session =
		header(connection, MHD_COOKIE_KIND, "auscult_session");
	request->visit = header(connection, MHD_COOKIE_KIND, "auscult_visit");
	request->tongue = header(connection, MHD_COOKIE_KIND, "auscult_tongue");
	request->is_malformed =
		!text_is_utf8(url, strlen(url)) || strstr(url, "%00");
	(void)MHD_get_connection_values(
		connection, MHD_GET_ARGUMENT_KIND, take_argument, request);
	if (strcmp(method, "POST") == 0)
		exchange->form = MHD_create_post_processor(
			connection, 4096, take_piece, exchange);
	if (!request->path || !request->address) {
		exchange_free(exchange);
		return NULL;
	}
	return exchange;
}

static void add_header(
	struct MHD_Response *out, const char *name, const char *value)
{
	(void)MHD_add_response_header(out, name, value);
}

static void add_cookie(const struct http *http, struct MHD_Response *out,
	const struct cookie *cookie)
{
	bool is_secure =
		http->settings.certificate || http->settings.is_behind_proxy;
	char line[400], age[40] = "";

	if (!*cookie->value)
		(void)snprintf(age, sizeof(age), "; Max-Age=0");
	else if (cookie->keep_s)
		(void)snprintf(
			age, sizeof(age), "; Max-Age=%d", cookie->keep_s);
	(void)snprintf(line, sizeof(line),
		"%s=%s; Path=/; HttpOnly; SameSite=Lax%s%s", cookie->name,
		cookie->value, is_secure ? "; Secure" : "", age);
	add_header(out, MHD_HTTP_HEADER_SET_COOKIE, line);
}

static void add_headers(const struct http *http, struct MHD_Response *out,
	const struct response *response)
{
	char line[600];

	for (size_t i = 0; i < sizeof(strict_headers) / sizeof(*strict_headers);
		i++)
		add_header(
			out, strict_headers[i].name, strict_headers[i].value);
	(void)snprintf(line, sizeof(line), CONTENT_SECURITY,
		response->nonce ? " 'nonce-" : "",
		response->nonce ? response->nonce : "",
		response->nonce ? "'" : "");
	add_header(out, "Content-Security-Policy", line);
	if (http->settings.certificate || http->settings.is_behind_proxy)
		add_header(
			out, "Strict-Transport-Security", "max-age=31536000");
	add_header(out, MHD_HTTP_HEADER_CACHE_CONTROL,
		response->is_lasting ? ASSET_KEEP : "no-store");
	if (response->type)
		add_header(out, MHD_HTTP_HEADER_CONTENT_TYPE, response->type);
	if (response->location)
		add_header(out, MHD_HTTP_HEADER_LOCATION, response->location);
	for (size_t i = 0; i < response->cookie_count; i++)
		add_cookie(http, out, &response->cookies[i]);
	if (response->retry_s) {
		(void)snprintf(line, sizeof(line), "%d", response->retry_s);
		add_header(out, MHD_HTTP_HEADER_RETRY_AFTER, line);
	}
	if (response->file_name) {
		(void)snprintf(line, sizeof(line),
			"attachment; filename=\"%s\"", response->file_name);
		add_header(out, MHD_HTTP_HEADER_CONTENT_DISPOSITION, line);
	}
	if (response->source.read) {
		add_header(out, MHD_HTTP_HEADER_ACCEPT_RANGES, "bytes");
		if (response->status == MHD_HTTP_PARTIAL_CONTENT) {
			(void)snprintf(line, sizeof(line),
				"bytes %llu-%llu/%llu",
				(unsigned long long)response->offset,
				(unsigned long long)(response->offset +
						     response->length - 1),
				(unsigned long long)response->whole);
			add_header(out, MHD_HTTP_HEADER_CONTENT_RANGE, line);
		}
	}
}

/* A body_source with where its part begins. */
struct sending {
	struct body_source source;
	uint64_t offset, length;
};

static ssize_t send_part(void *context, uint64_t at, char *into, size_t room)
{
	struct sending *sending = context;
	size_t count;

	if (at >= sending->length)
		return MHD_CONTENT_READER_END_OF_STREAM;
	if (room > sending->length - at)
		room = (size_t)(sending->length - at);
	count = sending->source.read(
		sending->source.state, sending->offset + at, into, room);
	return count ? (ssize_t)count : MHD_CONTENT_READER_END_WITH_ERROR;
}

static void end_sending(void *context)
{
	struct sending *sending = context;

	sending->source.release(sending->source.state);
	free(sending);
}

static struct MHD_Response *make_stream(struct response *response)
{
	struct sending *sending = calloc(1, sizeof(*sending));
	struct MHD_Response *out;

	if (!sending)
		return NULL;
	*sending = (struct sending){ response->source, response->offset,
		response->length };
	out = MHD_create_response_from_callback(
		response->length, BLOCK_BYTES, send_part, sending, end_sending);
	if (out) /* which now owns the source */
		response->source.release = NULL;
	else
		free(sending);
	return out;
}

static struct MHD_Response *make_response(struct response *response)
{
	if (response->source.read)
		return make_stream(response);
	if (response->fixed)
		return MHD_create_response_from_buffer(strlen(response->fixed),
			(void *)(uintptr_t)response->fixed,
			MHD_RESPMEM_PERSISTENT);
	return MHD_create_response_from_buffer(response->body.length,
		(void *)(uintptr_t)text_string(&response->body),
		MHD_RESPMEM_MUST_COPY);
}

static enum MHD_Result answer(const struct http *http,
	struct MHD_Connection *connection, struct exchange *exchange)
{
	struct response response = { .status = MHD_HTTP_BAD_REQUEST };
	struct MHD_Response *out;
	enum MHD_Result result = MHD_NO;

	finish_field(exchange);
	if (exchange->form_bytes > FORM_MOST_BYTES)
		response.status = MHD_HTTP_CONTENT_TOO_LARGE;
	else if (!exchange->request.is_malformed) {
		response.status = 0;
		http->settings.handle(
			http->settings.context, &exchange->request, &response);
	}
	out = make_response(&response);
	if (out) {
		add_headers(http, out, &response);
		result = MHD_queue_response(
			connection, (unsigned)response.status, out);
		MHD_destroy_response(out);
	}
	response_release(&response);
	return result;
}

/* Called first without and then with the body, piece by piece. */
static enum MHD_Result take_request(void *context,
	struct MHD_Connection *connection, const char *url, const char *method,
	const char *version, const char *upload, size_t *upload_bytes,
	void **state)
{
	const struct http *http = context;
	struct exchange *exchange = *state;

	(void)version;
	if (!exchange) {
		*state = begin(http, connection, url, method);
		return *state ? MHD_YES : MHD_NO;
	}
	if (*upload_bytes) {
		exchange->form_bytes += *upload_bytes;
		if (exchange->form_bytes <= FORM_MOST_BYTES && exchange->form &&
			MHD_post_process(exchange->form, upload,
				*upload_bytes) != MHD_YES)
			exchange->request.is_malformed = true;
		*upload_bytes = 0;
		return MHD_YES;
	}
	return answer(http, connection, exchange);
}

static void end_request(void *context, struct MHD_Connection *connection,
	void **state, enum MHD_RequestTerminationCode code)
{
	(void)context;
	(void)connection;
	(void)code;
	exchange_free(*state);
	*state = NULL;
}

static enum status resolve(const struct http_settings *settings,
	struct addrinfo **found, struct failure *why)
{
	struct addrinfo hints = { .ai_flags = AI_NUMERICHOST | AI_PASSIVE,
		.ai_socktype = SOCK_STREAM };
	char port[8];
	int error;

	(void)snprintf(port, sizeof(port), "%d", settings->port);
	error = getaddrinfo(settings->address, port, &hints, found);
	if (error)
		return failure_set(why, STATUS_INVALID,
			"\"%s\" is not an address: %s", settings->address,
			gai_strerror(error));
	return STATUS_OK;
}

/* A NUL would end the text before its time: "%00" stays as it was sent. */
static size_t unescape(
	void *context, struct MHD_Connection *connection, char *text)
{
	(void)context;
	(void)connection;
	return strstr(text, "%00") ? strlen(text) : MHD_http_unescape(text);
}

static struct MHD_Daemon *start(struct http *http, const struct addrinfo *where)
{
	const struct http_settings *settings = &http->settings;
	struct MHD_OptionItem tls[] = {
		{ MHD_OPTION_HTTPS_MEM_CERT, 0,
			(char *)(uintptr_t)settings->certificate },
		{ MHD_OPTION_HTTPS_MEM_KEY, 0,
			(char *)(uintptr_t)settings->key },
		{ MHD_OPTION_END, 0, NULL }
	};
	unsigned flags = MHD_USE_EPOLL_INTERNAL_THREAD;

	if (where->ai_family == AF_INET6)
		flags |= MHD_USE_IPv6;
	if (settings->certificate)
		flags |= MHD_USE_TLS;
	else
		tls[0].option = MHD_OPTION_END;
	return MHD_start_daemon(flags, (uint16_t)settings->port, NULL, NULL,
		take_request, http, MHD_OPTION_SOCK_ADDR, where->ai_addr,
		MHD_OPTION_UNESCAPE_CALLBACK, unescape, NULL,
		MHD_OPTION_NOTIFY_COMPLETED, end_request, NULL,
		MHD_OPTION_THREAD_POOL_SIZE, (unsigned)settings->threads,
		MHD_OPTION_CONNECTION_LIMIT, (unsigned)CONNECTIONS_MOST,
		MHD_OPTION_PER_IP_CONNECTION_LIMIT,
		(unsigned)CONNECTIONS_MOST_EACH, MHD_OPTION_CONNECTION_TIMEOUT,
		(unsigned)SILENCE_MOST_S, MHD_OPTION_CONNECTION_MEMORY_LIMIT,
		(size_t)HEADERS_MOST_BYTES, MHD_OPTION_STRICT_FOR_CLIENT, 1,
		MHD_OPTION_ARRAY, tls, MHD_OPTION_END);
}

enum status http_new(struct http **out, const struct http_settings *settings,
	struct failure *why)
{
	struct http *http = calloc(1, sizeof(*http));
	struct addrinfo *where = NULL;
	enum status rc;

	if (!http)
		return failure_no_memory(why);
	http->settings = *settings;
	rc = resolve(settings, &where, why);
	if (rc == STATUS_OK) {
		errno = 0;
		http->daemon = start(http, where);
		if (!http->daemon)
			rc = failure_set(why, STATUS_IO,
				"cannot listen on %s port %d: %s",
				settings->address, settings->port,
				errno ? strerror(errno)
				      : "certificate or key is not right");
		freeaddrinfo(where);
	}
	if (rc == STATUS_OK)
		*out = http;
	else
		free(http);
	return rc;
}

int http_port(const struct http *http)
{
	const union MHD_DaemonInfo *info =
		MHD_get_daemon_info(http->daemon, MHD_DAEMON_INFO_BIND_PORT);

	return info ? info->port : 0;
}

void http_free(struct http *http)
{
	if (!http)
		return;
	MHD_stop_daemon(http->daemon);
	free(http);
}

const char *http_library(void)
{
	return MHD_get_version();
}
