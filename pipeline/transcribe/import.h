/*
 * Import: a transcript that another recogniser made.
 *
 *	call->source.transcript -> import_transcript()
 *	-> call->words, call->utterances
 *
 * Formats, told apart by content:
 *  - WebVTT (W3C Candidate Recommendation, 4 April 2019), with <v Speaker>;
 *  - CTM (NIST sclite: file channel start duration word [confidence]);
 *  - whisper.cpp JSON (`transcription`, with tokens where they are);
 *  - Amazon Transcribe JSON (`results.items`) and its Call Analytics output
 *    (`Transcript`).
 *
 * A word belongs to the utterance that segment found at its middle, on its
 * channel where the file names one, else on any. Words outside make utterances
 * of their own, as do the words of a second speaker within one. Where the file
 * times a phrase only, its words share that time by their number of letters.
 * Chinese is cut into characters. Punctuation is dropped; so are words of no
 * letters at all.
 *
 * Speakers. A name that says agent, customer or system (客服, 坐席, 客户, ...)
 * gives the party. A party's channel is where its words overlap the most
 * speech, a channel's party that of the words on it. Two speakers whose names
 * say nothing keep apart by utterance.channel, on a mono recording too.
 *
 * Thread rule: no shared state.
 */
#ifndef AUSCULT_IMPORT_H
#define AUSCULT_IMPORT_H

#include <stddef.h>

#include "call.h"
#include "status.h"

/* The largest file that is read: a day of speech in the wordiest format. */
#define IMPORT_MOST_BYTES ((size_t)64 * 1024 * 1024)

/*
 * Fills words and utterances from call->source.transcript and sets
 * call->is_imported. Errors name the file and the line: STATUS_INVALID for one
 * that is none of the formats or breaks its rules, STATUS_NOT_FOUND, STATUS_IO.
 * On failure the call is as it was, but for memory in its arena.
 */
MUST_CHECK enum status import_transcript(
	struct call *call, struct failure *why);

/* The same from memory; `path` is the name for messages. */
MUST_CHECK enum status import_bytes(struct call *call, const char *path,
	const char *bytes, size_t length, struct failure *why);

#endif
