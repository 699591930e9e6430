#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "import_pieces.h"
#include "text.h"

/* The parser of WebVTT, "6.1 WebVTT file parsing", line by line. */
struct vtt {
	const struct transcript_file *file;
	struct pieces *pieces;
	const char *at;	  /* start of the next line */
	const char *line; /* the current one, `length` bytes */
	size_t length;
	int number; /* of the current line, from 1 */
	struct text text;
};

/* The piece of a cue that is being read. */
struct cue {
	struct span when; /* of the piece */
	double end_s;	  /* of the cue */
	int speaker;
};

static enum status refuse(
	const struct vtt *vtt, struct failure *why, const char *what)
{
	return failure_set(why, STATUS_INVALID, "%s:%d: %s: \"%.*s\"",
		vtt->file->path, vtt->number, what,
		(int)(vtt->length < 80 ? vtt->length : 80), vtt->line);
}

static bool next_line(struct vtt *vtt)
{
	const char *end = vtt->file->bytes + vtt->file->length;
	const char *at = vtt->at;

	if (at >= end)
		return false;
	vtt->line = at;
	while (at < end && *at != '\n' && *at != '\r')
		at++;
	vtt->length = (size_t)(at - vtt->line);
	if (at + 1 < end && at[0] == '\r' && at[1] == '\n')
		at++;
	vtt->at = at + 1;
	vtt->number++;
	return true;
}

static bool has_arrow(const struct vtt *vtt)
{
	for (size_t i = 0; i + 3 <= vtt->length; i++)
		if (memcmp(vtt->line + i, "-->", 3) == 0)
			return true;
	return false;
}

static bool starts_block(const struct vtt *vtt, const char *word)
{
	size_t length = strlen(word);

	return vtt->length >= length && memcmp(vtt->line, word, length) == 0 &&
	       (vtt->length == length || vtt->line[length] == ' ' ||
		       vtt->line[length] == '\t');
}

/* Digits at `*at`; their number, and their value in `value`. */
static int read_digits(const char **at, const char *end, double *value)
{
	int count = 0;

	for (*value = 0.0; *at < end && **at >= '0' && **at <= '9' && count < 9;
		(*at)++, count++)
		*value = *value * 10.0 + (**at - '0');
	return count;
}

/* [hh:]mm:ss.ttt */
static bool read_time(const char **at, const char *end, double *time_s)
{
	double parts[3], thousandths;
	int count = 0;

	do {
		int digits = read_digits(at, end, &parts[count]);

		if (digits < 2 || (count > 0 && digits != 2))
			return false;
		count++;
	} while (count < 3 && *at < end && **at == ':' && (*at)++);
	if (count < 2 || *at >= end || *(*at)++ != '.' ||
		read_digits(at, end, &thousandths) != 3 ||
		parts[count - 1] > 59.0 || parts[count - 2] > 59.0)
		return false;
	*time_s = parts[count - 1] + 60.0 * parts[count - 2] +
		  (count == 3 ? 3600.0 * parts[0] : 0.0) + thousandths / 1000.0;
	return true;
}

static void skip_blanks(const char **at, const char *end)
{
	while (*at < end && (**at == ' ' || **at == '\t'))
		(*at)++;
}

/* "00:01.000 --> 00:02.500 align:start"; settings are of no interest. */
static enum status read_timing(
	struct vtt *vtt, struct cue *cue, struct failure *why)
{
	const char *at = vtt->line, *end = vtt->line + vtt->length;

	skip_blanks(&at, end);
	if (!read_time(&at, end, &cue->when.start_s))
		return refuse(vtt, why, "no start time in");
	skip_blanks(&at, end);
	if (end - at < 3 || memcmp(at, "-->", 3) != 0)
		return refuse(vtt, why, "no \"-->\" behind the start time in");
	at += 3;
	skip_blanks(&at, end);
	if (!read_time(&at, end, &cue->end_s))
		return refuse(vtt, why, "no end time in");
	if (at < end && *at != ' ' && *at != '\t')
		return refuse(vtt, why, "no end time in");
	if (cue->end_s <= cue->when.start_s)
		return refuse(vtt, why, "cue ends before it starts");
	return STATUS_OK;
}

/* Hands the text so far over as a piece that ends at `end_s`. */
static enum status flush(
	struct vtt *vtt, struct cue *cue, double end_s, struct failure *why)
{
	struct piece piece = {
		.when = { cue->when.start_s, end_s },
		.text = text_string(&vtt->text),
		.confidence = (double)NAN,
		.channel = -1,
		.speaker = cue->speaker,
	};
	enum status rc = STATUS_OK;

	if (text_count_characters(piece.text) > 0)
		rc = pieces_add(vtt->pieces, &piece, why);
	text_clear(&vtt->text);
	return rc;
}

/* <v Name>, <v.loud Name>: the name, without blanks around. */
static enum status read_voice(struct vtt *vtt, struct cue *cue, const char *tag,
	size_t length, struct failure *why)
{
	const char *end = tag + length;

	while (tag < end && *tag != ' ' && *tag != '\t')
		tag++;
	skip_blanks(&tag, end);
	while (end > tag && (end[-1] == ' ' || end[-1] == '\t'))
		end--;
	if (tag == end)
		return STATUS_OK;
	return pieces_speaker(
		vtt->pieces, tag, (size_t)(end - tag), &cue->speaker, why);
}

/* What stands between < and >. */
static enum status read_tag(struct vtt *vtt, struct cue *cue, const char *tag,
	size_t length, struct failure *why)
{
	const char *at = tag;
	double time_s;
	enum status rc = STATUS_OK;

	if (length > 0 && tag[0] >= '0' && tag[0] <= '9') {
		if (!read_time(&at, tag + length, &time_s) ||
			at != tag + length)
			return refuse(vtt, why, "no time in <> in");
		if (time_s < cue->when.start_s || time_s > cue->end_s)
			return refuse(vtt, why, "time outside its cue in");
		rc = flush(vtt, cue, time_s, why);
		cue->when.start_s = time_s;
		return rc;
	}
	if (length > 1 && tag[0] == 'v' &&
		(tag[1] == ' ' || tag[1] == '.' || tag[1] == '\t')) {
		rc = flush(vtt, cue, cue->end_s, why);
		return rc == STATUS_OK ? read_voice(vtt, cue, tag, length, why)
				       : rc;
	}
	if (length == 2 && memcmp(tag, "/v", 2) == 0) {
		rc = flush(vtt, cue, cue->end_s, why);
		cue->speaker = IMPORT_NOBODY;
	}
	return rc;
}

/* Character references (HTML); those that are not listed are letters that no
 * word has, and part words. */
static enum status read_reference(
	struct vtt *vtt, const char **at, const char *end, struct failure *why)
{
	static const struct {
		const char *name, *text;
	} references[] = { { "&amp;", "&" }, { "&lt;", "<" }, { "&gt;", ">" },
		{ "&apos;", "'" }, { "&#39;", "'" }, { "&lrm;", "" },
		{ "&rlm;", "" } };
	const char *close = memchr(*at, ';', (size_t)(end - *at));
	size_t length =
		close && close - *at < 10 ? (size_t)(close - *at) + 1 : 1;
	const char *text = length > 1 ? " " : "&";

	for (size_t i = 0; i < sizeof(references) / sizeof(references[0]); i++)
		if (strlen(references[i].name) == length &&
			memcmp(*at, references[i].name, length) == 0)
			text = references[i].text;
	*at += length;
	return text_add(&vtt->text, text, why);
}

/* One line of a cue's text. */
static enum status read_payload(
	struct vtt *vtt, struct cue *cue, struct failure *why)
{
	const char *at = vtt->line, *end = vtt->line + vtt->length;
	enum status rc = STATUS_OK;

	while (at < end && rc == STATUS_OK) {
		const char *close =
			*at == '<' ? memchr(at, '>', (size_t)(end - at)) : NULL;

		if (close) {
			rc = read_tag(vtt, cue, at + 1,
				(size_t)(close - at) - 1, why);
			at = close + 1;
		} else if (*at == '&') {
			rc = read_reference(vtt, &at, end, why);
		} else {
			rc = text_add_part(&vtt->text, at++, 1, why);
		}
	}
	return rc == STATUS_OK ? text_add(&vtt->text, " ", why) : rc;
}

/* "坐席:您好", as many write who speaks; the line is what follows. */
static enum status read_prefix(
	struct vtt *vtt, struct cue *cue, struct failure *why)
{
	static const char *const colons[] = { ":", "：" };
	enum party party = PARTY_UNKNOWN;
	enum status rc = STATUS_OK;

	for (size_t i = 0; i < vtt->length && i < 40; i++) {
		for (int c = 0; c < 2; c++) {
			size_t length = strlen(colons[c]);

			if (vtt->length - i < length ||
				memcmp(vtt->line + i, colons[c], length) != 0)
				continue;
			rc = party_of_name(vtt->line, i, &party, why);
			if (rc != STATUS_OK || party == PARTY_UNKNOWN)
				return rc;
			rc = pieces_speaker(
				vtt->pieces, vtt->line, i, &cue->speaker, why);
			vtt->line += i + length;
			vtt->length -= i + length;
			return rc;
		}
	}
	return rc;
}

/* A cue whose timing line is the current one. On return the current line is
 * blank or the next cue's timing (`*is_timing`). */
static enum status read_cue(
	struct vtt *vtt, bool *is_timing, struct failure *why)
{
	struct cue cue = { .speaker = IMPORT_NOBODY };
	enum status rc = read_timing(vtt, &cue, why);
	bool is_first = true;

	*is_timing = false;
	while (rc == STATUS_OK && next_line(vtt) && vtt->length > 0) {
		*is_timing = has_arrow(vtt);
		if (*is_timing)
			break;
		if (is_first)
			rc = read_prefix(vtt, &cue, why);
		is_first = false;
		if (rc == STATUS_OK)
			rc = read_payload(vtt, &cue, why);
	}
	return rc == STATUS_OK ? flush(vtt, &cue, cue.end_s, why) : rc;
}

static void skip_block(struct vtt *vtt)
{
	while (vtt->length > 0 && next_line(vtt))
		;
}

static enum status read_blocks(struct vtt *vtt, struct failure *why)
{
	enum status rc = STATUS_OK;
	bool is_timing = false;

	while (rc == STATUS_OK && (is_timing || next_line(vtt))) {
		if (!is_timing && vtt->length == 0)
			continue;
		if (!is_timing && (starts_block(vtt, "NOTE") ||
					  starts_block(vtt, "STYLE") ||
					  starts_block(vtt, "REGION"))) {
			skip_block(vtt);
			continue;
		}
		if (!is_timing && !has_arrow(vtt) &&
			(!next_line(vtt) || !has_arrow(vtt)))
			return refuse(vtt, why, "no cue timing in");
		rc = read_cue(vtt, &is_timing, why);
	}
	return rc;
}

enum status import_vtt(const struct transcript_file *file,
	struct pieces *pieces, struct failure *why)
{
	struct vtt vtt = {
		.file = file,
		.pieces = pieces,
		.at = file->bytes,
	};
	enum status rc = STATUS_OK;

	if (next_line(&vtt) && !starts_block(&vtt, "WEBVTT"))
		rc = refuse(&vtt, why, "first line is not WEBVTT");
	else
		skip_block(&vtt);
	if (rc == STATUS_OK)
		rc = read_blocks(&vtt, why);
	text_release(&vtt.text);
	return rc;
}
