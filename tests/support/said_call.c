#include "said_call.h"

#include <string.h>

static enum status add_line(
	struct call *call, const char *line, double *now_s, struct failure *why)
{
	struct turn turn = {
		.party = *line == 'A' ? PARTY_AGENT : PARTY_CUSTOMER,
		.channel = *line == 'A' ? 0 : 1,
		.when = { *now_s },
		.first_word = call->words.count,
		.first_utterance = call->utterances.count,
		.utterance_count = 1,
	};
	struct utterance utterance = { .first_word = call->words.count,
		.channel = turn.channel,
		.party = turn.party };
	enum status rc = STATUS_OK;

	for (line += 2; *line && rc == STATUS_OK; turn.word_count++) {
		char word[64] = "";
		int32_t code_point;
		size_t length = text_next(line, &code_point);

		while (!text_is_ideograph(code_point) && line[length] &&
			line[length] != ' ' &&
			(unsigned char)line[length] < 0x80)
			length++;
		memcpy(word, line, length);
		rc = call_add_word(call,
			&(struct word){
				{ *now_s, *now_s + SAID_WORD_S }, word, 0.9 },
			why);
		*now_s += SAID_WORD_S;
		line += length + (line[length] == ' ');
	}
	turn.when.end_s = *now_s;
	utterance.when = turn.when;
	utterance.word_count = turn.word_count;
	*now_s += SAID_PAUSE_S;
	if (rc == STATUS_OK)
		rc = call_add_utterance(call, &utterance, why);
	return rc == STATUS_OK ? call_add_turn(call, &turn, why) : rc;
}

enum status said_call(struct call *call, const char *lines, struct failure *why)
{
	struct text line = { 0 };
	double now_s = 0.0;
	enum status rc = STATUS_OK;

	while (*lines && rc == STATUS_OK) {
		size_t length = strcspn(lines, "\n");

		text_clear(&line);
		rc = text_add_part(&line, lines, length, why);
		if (rc == STATUS_OK)
			rc = add_line(call, text_string(&line), &now_s, why);
		lines += length + (lines[length] == '\n');
	}
	call->recording.duration_s = now_s;
	text_release(&line);
	return rc;
}
