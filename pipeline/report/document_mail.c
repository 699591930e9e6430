#include "document_mail.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "table_cell.h"

/* RFC 2045, 6.8: at most 76 characters a line. */
#define LINE_BYTES 57
/* RFC 2047, 2: an encoded word is at most 75 characters. */
#define WORD_BYTES 39
#define BOUNDARY "=_auscult_report"

static void write_base64(FILE *out, const unsigned char *bytes, size_t count)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmn"
				     "opqrstuvwxyz0123456789+/";

	for (size_t i = 0; i < count; i += 3) {
		unsigned group = (unsigned)bytes[i] << 16;

		group |= i + 1 < count ? (unsigned)bytes[i + 1] << 8 : 0;
		group |= i + 2 < count ? bytes[i + 2] : 0;
		(void)fputc(digits[group >> 18], out);
		(void)fputc(digits[group >> 12 & 63], out);
		(void)fputc(i + 1 < count ? digits[group >> 6 & 63] : '=', out);
		(void)fputc(i + 2 < count ? digits[group & 63] : '=', out);
	}
}

static void write_lines(FILE *out, const char *bytes, size_t count)
{
	for (size_t at = 0; at < count; at += LINE_BYTES) {
		size_t length =
			count - at < LINE_BYTES ? count - at : LINE_BYTES;

		write_base64(out, (const unsigned char *)bytes + at, length);
		(void)fputs("\r\n", out);
	}
}

/* How many bytes of whole characters fit into an encoded word. */
static size_t word_bytes(const char *text)
{
	size_t length = 0, used;
	int32_t code_point;

	while ((used = text_next(text + length, &code_point)) > 0 &&
		length + used <= WORD_BYTES)
		length += used;
	return length;
}

static void write_subject(FILE *out, const char *subject)
{
	(void)fputs("Subject:", out);
	while (*subject) {
		size_t length = word_bytes(subject);

		(void)fputs(" =?UTF-8?B?", out);
		write_base64(out, (const unsigned char *)subject, length);
		(void)fputs("?=\r\n", out);
		subject += length;
	}
}

/* "The night 2026-03-02: 8 flagged of 24 calls" */
static enum status make_subject(struct text *subject,
	const struct document *document, struct failure *why)
{
	const struct table *table = &document->sections[0].table;
	const char *night =
		table->row_count > 0 ? table_text(table, 0, "night") : NULL;

	if (!night)
		return text_add_format(
			subject, why, "Auscult: %s", document_title(document));
	return text_add_format(subject, why,
		document->is_chinese
			? "Auscult %s %s: 通话 %.0f, 预警 %.0f"
			: "Auscult %s %s: %.0f calls, %.0f flagged",
		document_title(document), night,
		table_number(table, 0, "calls"),
		table_number(table, 0, "flagged"));
}

static enum status write_header(FILE *out, const struct document *document,
	const struct document_mail *mail, struct failure *why)
{
	char date[64] = "", host[256] = "localhost";
	time_t now = time(NULL);
	struct text subject = { 0 };
	enum status rc = make_subject(&subject, document, why);

	/* RFC 5322 wants English names; the program never leaves the C locale
	 * for times. */
	(void)strftime(date, sizeof(date), "%a, %d %b %Y %H:%M:%S %z",
		localtime(&now));
	(void)gethostname(host, sizeof(host) - 1);
	if (mail->from)
		(void)fprintf(out, "From: %s\r\n", mail->from);
	if (mail->to)
		(void)fprintf(out, "To: %s\r\n", mail->to);
	(void)fprintf(out, "Date: %s\r\nMessage-ID: <%lld.%ld.auscult@%s>\r\n",
		date, (long long)now, (long)getpid(), host);
	write_subject(out, text_string(&subject));
	(void)fputs("MIME-Version: 1.0\r\n"
		    "Content-Type: multipart/alternative; "
		    "boundary=\"" BOUNDARY "\"\r\n\r\n",
		out);
	text_release(&subject);
	return rc;
}

static enum status write_body(FILE *out, const struct document *document,
	bool is_html, struct failure *why)
{
	if (is_html)
		return document_html(out, document, false, why);
	return document_write(out, document, DOCUMENT_TABLE, NULL, why);
}

static enum status write_part(FILE *out, const struct document *document,
	bool is_html, struct failure *why)
{
	char *bytes = NULL;
	size_t count = 0;
	FILE *part = open_memstream(&bytes, &count);
	enum status rc;

	if (!part)
		return failure_errno(why, errno, "cannot make a mail");
	rc = write_body(part, document, is_html, why);
	if (fclose(part) != 0 && rc == STATUS_OK)
		rc = failure_errno(why, errno, "cannot make a mail");
	if (rc == STATUS_OK) {
		(void)fprintf(out,
			"--" BOUNDARY "\r\nContent-Type: text/%s; "
			"charset=utf-8\r\nContent-Transfer-Encoding: "
			"base64\r\n\r\n",
			is_html ? "html" : "plain");
		write_lines(out, bytes, count);
	}
	free(bytes);
	return rc;
}

static enum status check_address(const char *address, struct failure *why)
{
	if (address && strpbrk(address, "\r\n"))
		return failure_set(why, STATUS_INVALID,
			"an address has a line break: %.40s", address);
	return STATUS_OK;
}

enum status document_mail(FILE *out, const struct document *document,
	const struct document_mail *mail, struct failure *why)
{
	enum status rc = check_address(mail->from, why);

	if (rc == STATUS_OK)
		rc = check_address(mail->to, why);
	if (rc == STATUS_OK)
		rc = write_header(out, document, mail, why);
	if (rc == STATUS_OK)
		rc = write_part(out, document, false, why);
	if (rc == STATUS_OK)
		rc = write_part(out, document, true, why);
	(void)fputs("--" BOUNDARY "--\r\n", out);
	return rc;
}
