#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <arpa/inet.h>
#include <cmocka.h>
#include <sys/socket.h>
#include <unistd.h>

#include "http.h"

#define HELD_BYTES 200000
#define ASK(line) line " HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n"

/* What the handler is asked: written down by the server's thread, and read once
 * the answer is there. */
static struct {
	int count;
	char method[16], path[64], address[64], host[64], range[64];
	char session[64], name[64];
	size_t field_count, value_length;
} asked;
static struct response give; /* what it answers */
static char got[HELD_BYTES]; /* the answer as it came */

static void handle(void *context, struct request *request, struct response *to)
{
	const char *name = request_field(request, "name");

	(void)context;
	asked.count++;
	(void)snprintf(
		asked.method, sizeof(asked.method), "%s", request->method);
	(void)snprintf(asked.path, sizeof(asked.path), "%s", request->path);
	(void)snprintf(
		asked.address, sizeof(asked.address), "%s", request->address);
	(void)snprintf(asked.host, sizeof(asked.host), "%s", request->host);
	(void)snprintf(asked.range, sizeof(asked.range), "%s", request->range);
	(void)snprintf(
		asked.session, sizeof(asked.session), "%s", request->session);
	(void)snprintf(
		asked.name, sizeof(asked.name), "%s", name ? name : "none");
	asked.field_count = request->field_count;
	asked.value_length = name ? strlen(name) : 0;
	*to = give;
	to->status = give.status ? give.status : 200;
}

static int ask_nothing(void **state)
{
	(void)state;
	memset(&asked, 0, sizeof(asked));
	give = (struct response){ 0 };
	return 0;
}

static struct http *serve(bool is_behind_proxy)
{
	const struct http_settings settings = { .address = "127.0.0.1",
		.threads = 1,
		.is_behind_proxy = is_behind_proxy,
		.handle = handle };
	struct http *http = NULL;
	struct failure why;

	assert_int_equal(http_new(&http, &settings, &why), STATUS_OK);
	return http;
}

static int join(const struct http *http)
{
	const struct sockaddr_in where = { .sin_family = AF_INET,
		.sin_port = htons((uint16_t)http_port(http)),
		.sin_addr = { htonl(INADDR_LOOPBACK) } };
	int joined = socket(AF_INET, SOCK_STREAM, 0);

	assert_true(joined >= 0);
	assert_int_equal(
		connect(joined, (const struct sockaddr *)&where, sizeof(where)),
		0);
	return joined;
}

/* Sends a whole request and reads the answer to its end; its status. */
static int exchange(struct http *http, const char *text, size_t length)
{
	int joined = join(http);
	size_t count = 0;
	ssize_t part;

	while (length > 0 &&
		(part = send(joined, text, length, MSG_NOSIGNAL)) > 0) {
		text += part;
		length -= (size_t)part;
	}
	while (count < sizeof(got) - 1 &&
		(part = recv(joined, got + count, sizeof(got) - 1 - count, 0)) >
			0)
		count += (size_t)part;
	got[count] = '\0';
	(void)close(joined);
	http_free(http);
	return count > 9 ? (int)strtol(got + 9, NULL, 10) : 0;
}

static int ask(const char *text)
{
	return exchange(serve(false), text, strlen(text));
}

/* A form of that type and body. */
static int send_form(const char *type, const char *body, size_t length)
{
	char *text = malloc(length + 300);
	int head, status;

	assert_non_null(text);
	head = snprintf(text, 300,
		"POST /sign-in HTTP/1.1\r\nHost: here\r\nConnection: close\r\n"
		"Content-Type: %s\r\nContent-Length: %zu\r\n\r\n",
		type, length);
	memcpy(text + head, body, length);
	status = exchange(serve(false), text, (size_t)head + length);
	free(text);
	return status;
}

static int post(const char *body)
{
	return send_form(
		"application/x-www-form-urlencoded", body, strlen(body));
}

static void assert_header(const char *line)
{
	if (!strstr(got, line))
		fail_msg("no \"%s\" in:\n%s", line, got);
}

/* ---- what is asked ---- */

static void a_path_and_its_query_are_decoded(void **state)
{
	(void)state;
	assert_int_equal(ask(ASK("GET /a%2Fb?name=%E5%A5%BD")), 200);
	assert_string_equal(asked.path, "/a/b");
	assert_string_equal(asked.name, "好");
}

static void headers_and_cookies_come_with_the_request(void **state)
{
	(void)state;
	(void)ask("GET / HTTP/1.1\r\nHost: here:80\r\nRange: bytes=1-\r\n"
		  "Cookie: a=b; auscult_session=token\r\n"
		  "Connection: close\r\n\r\n");
	assert_string_equal(asked.host, "here:80");
	assert_string_equal(asked.range, "bytes=1-");
	assert_string_equal(asked.session, "token");
}

static void a_head_is_asked_as_a_get_and_has_no_body(void **state)
{
	(void)state;
	give.fixed = "body";
	assert_int_equal(ask(ASK("HEAD /")), 200);
	assert_string_equal(asked.method, "GET");
	assert_null(strstr(got, "body"));
}

static void a_form_s_fields_are_the_request_s(void **state)
{
	(void)state;
	assert_int_equal(post("name=li+wei&password=a%26b"), 200);
	assert_string_equal(asked.method, "POST");
	assert_string_equal(asked.name, "li wei");
	assert_int_equal(asked.field_count, 2);
}

static void a_long_value_is_put_together(void **state)
{
	char body[20005] = "name=";

	(void)state;
	memset(body + 5, 'x', sizeof(body) - 6);
	assert_int_equal(post(body), 200);
	assert_int_equal(asked.value_length, sizeof(body) - 6);
}

static void a_form_of_more_than_64_kib_is_too_large(void **state)
{
	static char body[70000] = "name=";

	(void)state;
	memset(body + 5, 'x', sizeof(body) - 6);
	assert_int_equal(post(body), 413);
	assert_int_equal(asked.count, 0);
}

static void a_file_in_a_form_is_refused(void **state)
{
	static const char body[] =
		"--edge\r\nContent-Disposition: form-data; name=\"name\"; "
		"filename=\"x\"\r\n\r\nli\r\n--edge--\r\n";

	(void)state;
	assert_int_equal(send_form("multipart/form-data; boundary=edge", body,
				 sizeof(body) - 1),
		400);
	assert_int_equal(asked.count, 0);
}

static void bytes_that_are_no_utf_8_are_refused(void **state)
{
	(void)state;
	assert_int_equal(ask(ASK("GET /%FF")), 400);
	assert_int_equal(ask(ASK("GET /?name=%FF")), 400);
	assert_int_equal(ask(ASK("GET /?%FF=name")), 400);
	assert_int_equal(post("name=%FF"), 400);
	assert_int_equal(asked.count, 0);
}

static void a_nul_is_refused(void **state)
{
	(void)state;
	assert_int_equal(ask(ASK("GET /%00")), 400);
	assert_int_equal(post("name=a%00b"), 400);
	assert_int_equal(asked.count, 0);
}

static void more_fields_than_a_form_of_ours_has_are_refused(void **state)
{
	char line[16 + 4 * (REQUEST_FIELDS_MOST + 1)] = "GET /?a=1";
	char text[sizeof(line) + 100];

	(void)state;
	for (int i = 1; i < REQUEST_FIELDS_MOST; i++)
		(void)strcat(line, "&a=1");
	(void)snprintf(text, sizeof(text), ASK("%s"), line);
	assert_int_equal(ask(text), 200);
	(void)strcat(line, "&a=1");
	(void)snprintf(text, sizeof(text), ASK("%s"), line);
	assert_int_equal(ask(text), 400);
}

/* ---- who asks ---- */

#define FORWARDED                                      \
	"GET / HTTP/1.1\r\nHost: here\r\nConnection: " \
	"close\r\nX-Forwarded-For: 6.6.6.6, 10.1.2.3\r\n\r\n"

static void who_asks_is_the_peer(void **state)
{
	(void)state;
	(void)ask(FORWARDED);
	assert_string_equal(asked.address, "127.0.0.1");
}

static void behind_a_proxy_it_is_whom_that_names_last(void **state)
{
	(void)state;
	(void)exchange(serve(true), FORWARDED, strlen(FORWARDED));
	assert_string_equal(asked.address, "10.1.2.3");
}

/* ---- what is answered ---- */

static void every_answer_has_the_strict_headers(void **state)
{
	(void)state;
	(void)ask(ASK("GET /"));
	assert_header("X-Content-Type-Options: nosniff");
	assert_header("X-Frame-Options: DENY");
	assert_header("Content-Security-Policy: default-src 'none'");
	assert_header("Cache-Control: no-store");
}

static void a_refused_request_has_them_too(void **state)
{
	(void)state;
	(void)ask(ASK("GET /%FF"));
	assert_header("X-Content-Type-Options: nosniff");
}

static void a_page_s_styles_are_named_by_its_nonce(void **state)
{
	(void)state;
	give.nonce = "once";
	(void)ask(ASK("GET /"));
	assert_header("style-src 'self' 'nonce-once'");
}

static void what_lasts_may_be_kept(void **state)
{
	(void)state;
	give.is_lasting = true;
	(void)ask(ASK("GET /"));
	assert_header("Cache-Control: public, max-age=86400");
}

static void a_cookie_is_for_us_alone(void **state)
{
	(void)state;
	give.cookies[0] = (struct cookie){ "a", "b", 60 };
	give.cookies[1] = (struct cookie){ "c", "", 0 };
	give.cookie_count = 2;
	(void)ask(ASK("GET /"));
	assert_header("a=b; Path=/; HttpOnly; SameSite=Lax; Max-Age=60");
	assert_header("c=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
}

static void behind_a_proxy_cookies_want_tls(void **state)
{
	(void)state;
	give.cookies[0] = (struct cookie){ "a", "b", 0 };
	give.cookie_count = 1;
	(void)exchange(serve(true), FORWARDED, strlen(FORWARDED));
	assert_header("a=b; Path=/; HttpOnly; SameSite=Lax; Secure\r\n");
	assert_header("Strict-Transport-Security: max-age=31536000");
}

static void the_rest_of_an_answer_becomes_headers(void **state)
{
	(void)state;
	give.status = 303;
	give.type = "text/html";
	give.location = "/there";
	give.file_name = "a.wav";
	give.retry_s = 9;
	assert_int_equal(ask(ASK("GET /")), 303);
	assert_header("Content-Type: text/html");
	assert_header("Location: /there");
	assert_header("Content-Disposition: attachment; filename=\"a.wav\"");
	assert_header("Retry-After: 9");
}

/* ---- a body that is made while it is sent ---- */

static int released;

static size_t read_letters(
	void *state, uint64_t offset, char *into, size_t room)
{
	(void)state;
	for (size_t i = 0; i < room; i++)
		into[i] = (char)('a' + (offset + i) % 26);
	return room;
}

static size_t read_nothing(
	void *state, uint64_t offset, char *into, size_t room)
{
	(void)state;
	(void)offset;
	(void)into;
	(void)room;
	return 0;
}

static void note_release(void *state)
{
	(void)state;
	released++;
}

static void stream(
	size_t (*read)(void *, uint64_t, char *, size_t), uint64_t length)
{
	released = 0;
	give.source = (struct body_source){ read, note_release, NULL };
	give.length = give.whole = length;
}

static void a_stream_is_sent_whole_and_released(void **state)
{
	(void)state;
	stream(read_letters, 100000);
	(void)ask(ASK("GET /"));
	assert_header("Content-Length: 100000");
	assert_header("Accept-Ranges: bytes");
	assert_int_equal(strlen(strstr(got, "\r\n\r\n") + 4), 100000);
	assert_int_equal(released, 1);
}

static void a_part_is_sent_from_where_it_begins(void **state)
{
	(void)state;
	stream(read_letters, 100);
	give.status = 206;
	give.offset = 2;
	give.length = 3;
	assert_int_equal(ask(ASK("GET /")), 206);
	assert_header("Content-Range: bytes 2-4/100");
	assert_string_equal(strstr(got, "\r\n\r\n") + 4, "cde");
}

static void a_stream_that_breaks_ends_the_connection(void **state)
{
	(void)state;
	stream(read_nothing, 100);
	(void)ask(ASK("GET /"));
	assert_int_equal(released, 1);
}

/* ---- where it listens ---- */

static enum status listen_on(
	const struct http_settings *settings, struct failure *why)
{
	struct http *http = NULL;
	enum status rc = http_new(&http, settings, why);

	http_free(http);
	return rc;
}

static void what_is_no_address_is_named(void **state)
{
	const struct http_settings settings = {
		.address = "nowhere", .threads = 1, .handle = handle
	};
	struct failure why;

	(void)state;
	assert_int_equal(listen_on(&settings, &why), STATUS_INVALID);
	assert_non_null(strstr(why.text, "\"nowhere\" is not an address"));
}

static void a_port_that_is_taken_is_named(void **state)
{
	struct http *first = serve(false);
	const struct http_settings settings = { .address = "127.0.0.1",
		.port = http_port(first),
		.threads = 1,
		.handle = handle };
	struct failure why;

	(void)state;
	assert_int_equal(listen_on(&settings, &why), STATUS_IO);
	assert_non_null(strstr(why.text, "cannot listen on 127.0.0.1 port"));
	http_free(first);
}

static void a_certificate_that_is_none_is_said(void **state)
{
	const struct http_settings settings = { .address = "127.0.0.1",
		.threads = 1,
		.certificate = "none",
		.key = "none",
		.handle = handle };
	struct failure why;

	(void)state;
	assert_int_equal(listen_on(&settings, &why), STATUS_IO);
	assert_non_null(strstr(why.text, "certificate or key is not right"));
}

#define TEST(name) cmocka_unit_test_setup(name, ask_nothing)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_path_and_its_query_are_decoded),
		TEST(headers_and_cookies_come_with_the_request),
		TEST(a_head_is_asked_as_a_get_and_has_no_body),
		TEST(a_form_s_fields_are_the_request_s),
		TEST(a_long_value_is_put_together),
		TEST(a_form_of_more_than_64_kib_is_too_large),
		TEST(a_file_in_a_form_is_refused),
		TEST(bytes_that_are_no_utf_8_are_refused),
		TEST(a_nul_is_refused),
		TEST(more_fields_than_a_form_of_ours_has_are_refused),
		TEST(who_asks_is_the_peer),
		TEST(behind_a_proxy_it_is_whom_that_names_last),
		TEST(every_answer_has_the_strict_headers),
		TEST(a_refused_request_has_them_too),
		TEST(a_page_s_styles_are_named_by_its_nonce),
		TEST(what_lasts_may_be_kept),
		TEST(a_cookie_is_for_us_alone),
		TEST(behind_a_proxy_cookies_want_tls),
		TEST(the_rest_of_an_answer_becomes_headers),
		TEST(a_stream_is_sent_whole_and_released),
		TEST(a_part_is_sent_from_where_it_begins),
		TEST(a_stream_that_breaks_ends_the_connection),
		TEST(what_is_no_address_is_named),
		TEST(a_port_that_is_taken_is_named),
		TEST(a_certificate_that_is_none_is_said),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
