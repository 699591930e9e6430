/*
 * Document mail: a report as a message that any mail program takes.
 *
 *	document -> document_mail() -> sendmail -t
 *
 * RFC 5322 with MIME (RFC 2045, 2046, 2047): the tables as text, and as HTML
 * for readers that show it, both UTF-8 in base64.
 *
 * Thread rule: no shared state.
 */
#ifndef AUSCULT_DOCUMENT_MAIL_H
#define AUSCULT_DOCUMENT_MAIL_H

#include "document.h"

/* Errors: STATUS_IO, STATUS_NO_MEMORY, STATUS_INVALID for an address with a
 * line break. */
MUST_CHECK enum status document_mail(FILE *out, const struct document *document,
	const struct document_mail *mail, struct failure *why);

#endif
