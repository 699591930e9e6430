/* auscult review: the pages of the morning after. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "asset.h"
#include "commands.h"
#include "interrupt.h"
#include "log.h"
#include "number.h"
#include "path.h"
#include "serve.h"

#define DEFAULT_ADDRESS "127.0.0.1"
#define DEFAULT_PORT 8010
#define THREADS 4
#define PEM_MOST_BYTES (256 * 1024)

struct review_arguments {
	const char *database;
	const char *listen;
	const char *recordings;
	const char *certificate;
	const char *key;
	bool is_behind_proxy;
};

static const struct option_spec options[] = {
	{ "db", 'd', OPTION_TEXT, offsetof(struct review_arguments, database),
		"FILE", "database to review", "要复核的数据库" },
	{ "listen", 'l', OPTION_TEXT, offsetof(struct review_arguments, listen),
		"ADDR:PORT", "where to listen (default: 127.0.0.1:8010)",
		"监听地址(默认:127.0.0.1:8010)" },
	{ "recordings", 'r', OPTION_TEXT,
		offsetof(struct review_arguments, recordings), "FOLDER",
		"where recordings lie whose path is not absolute (default: "
		"here)",
		"录音所在目录,用于相对路径(默认:当前目录)" },
	{ "certificate", 0, OPTION_TEXT,
		offsetof(struct review_arguments, certificate), "FILE.pem",
		"serve TLS with this certificate", "启用 TLS 的证书" },
	{ "key", 0, OPTION_TEXT, offsetof(struct review_arguments, key),
		"FILE.pem", "and its key", "证书的私钥" },
	{ "behind-proxy", 0, OPTION_FLAG,
		offsetof(struct review_arguments, is_behind_proxy), NULL,
		"a proxy before it does TLS and sets X-Forwarded-For",
		"前置代理负责 TLS 并设置 X-Forwarded-For" },
};

/* "ADDR:PORT", "[ADDR]:PORT" or "PORT". */
static enum status parse_listen(const char *listen, struct http_settings *http,
	struct text *address, struct failure *why)
{
	const char *colon = strrchr(listen, ':');
	const char *port = colon ? colon + 1 : listen;
	size_t length = colon ? (size_t)(colon - listen) : 0;
	int64_t number;
	enum status rc;

	if (!number_parse_integer(port, 0, 65535, &number))
		return failure_set(why, STATUS_INVALID,
			"review: --listen: \"%s\" is not ADDR:PORT", listen);
	if (length > 1 && *listen == '[')
		rc = text_add_part(address, listen + 1, length - 2, why);
	else if (length > 0)
		rc = text_add_part(address, listen, length, why);
	else
		rc = text_add(address, DEFAULT_ADDRESS, why);
	http->address = text_string(address);
	http->port = (int)number;
	return rc;
}

/* Nothing of a call crosses a network in clear. */
static enum status check_privacy(const struct review_arguments *arguments,
	const struct http_settings *http, struct failure *why)
{
	if (!arguments->certificate != !arguments->key)
		return failure_set(why, STATUS_INVALID,
			"review: --certificate and --key go together");
	if (serve_is_local(http->address) || arguments->certificate ||
		arguments->is_behind_proxy)
		return STATUS_OK;
	return failure_set(why, STATUS_INVALID,
		"review: %s is reached from elsewhere: give --certificate and "
		"--key, or --behind-proxy",
		http->address);
}

static enum status read_pem(
	const char *path, struct text *into, struct failure *why)
{
	enum status rc =
		path ? path_read(into, path, PEM_MOST_BYTES, why) : STATUS_OK;

	return rc == STATUS_OK ? rc : failure_prefix(why, rc, "%s", path);
}

static void say_where(const struct review_arguments *arguments,
	const struct serve *serve, const struct http_settings *http)
{
	bool is_six = strchr(http->address, ':') != NULL;

	if (!asset_has_bundle())
		log_line(LOG_WARNING,
			"auscult: built without npm: the pages have no "
			"waveform and no charts");
	log_line(LOG_NOTICE,
		tongue_is_chinese() ? "复核页面: %s://%s%s%s:%d/ (Ctrl-C 结束)"
				    : "review pages: %s://%s%s%s:%d/ "
				      "(Ctrl-C ends)",
		arguments->certificate ? "https" : "http", is_six ? "[" : "",
		http->address, is_six ? "]" : "", serve_port(serve));
}

static enum status serve_until_told(const struct review_arguments *arguments,
	struct serve_settings *settings, struct failure *why)
{
	const struct timespec pause = { .tv_nsec = 200 * 1000 * 1000 };
	struct serve *serve = NULL;
	enum status rc = serve_new(&serve, settings, why);

	if (rc != STATUS_OK)
		return rc;
	interrupt_catch();
	say_where(arguments, serve, &settings->http);
	/* A signal may reach any thread: it does not wake this one. */
	while (!interrupt_is_set())
		(void)nanosleep(&pause, NULL);
	serve_free(serve);
	return STATUS_OK;
}

static int run(const void *values, int count, char **names)
{
	const struct review_arguments *arguments = values;
	struct serve_settings settings = { .database = arguments->database,
		.recordings = arguments->recordings,
		.http = { .address = DEFAULT_ADDRESS,
			.port = DEFAULT_PORT,
			.threads = THREADS,
			.is_behind_proxy = arguments->is_behind_proxy } };
	struct text address = { 0 }, certificate = { 0 }, key = { 0 };
	struct failure why = { "" };
	int code = EXIT_WRONG_USAGE;
	enum status rc = STATUS_OK;

	(void)names;
	if (count || !arguments->database)
		rc = failure_set(&why, STATUS_INVALID,
			"review: give --db FILE and no other name");
	if (rc == STATUS_OK && arguments->listen)
		rc = parse_listen(
			arguments->listen, &settings.http, &address, &why);
	if (rc == STATUS_OK)
		rc = check_privacy(arguments, &settings.http, &why);
	if (rc != STATUS_OK)
		goto out;
	code = EXIT_NOTHING;
	rc = read_pem(arguments->certificate, &certificate, &why);
	if (rc == STATUS_OK)
		rc = read_pem(arguments->key, &key, &why);
	if (rc == STATUS_OK && arguments->certificate) {
		settings.http.certificate = text_string(&certificate);
		settings.http.key = text_string(&key);
	}
	if (rc == STATUS_OK)
		rc = serve_until_told(arguments, &settings, &why);
out:
	text_release(&address);
	text_release(&certificate);
	text_release(&key);
	return rc == STATUS_OK ? EXIT_DONE : command_fail(code, &why);
}

const struct command command_review = {
	.name = "review",
	.synopsis = "--db FILE [--listen ADDR:PORT]",
	.summary_en = "serve the pages to review flagged calls",
	.summary_zh = "启动复核页面",
	.options = options,
	.option_count = sizeof(options) / sizeof(*options),
	.struct_bytes = sizeof(struct review_arguments),
	.run = run,
};
