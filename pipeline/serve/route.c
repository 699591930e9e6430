#include "route.h"

#include <string.h>

#include "act.h"
#include "recording.h"
#include "round.h"
#include "search.h"
#include "session.h"

#define CALL_LISTS                                                           \
	"call_head call_turns call_pieces call_sounds call_overlaps "        \
	"call_measures call_packs call_verdicts call_evidence call_reasons " \
	"call_history call_comments call_appeals call_assignable"

const struct route routes[] = {
	{ "GET", "/sign-in", .template = "sign_in" },
	{ "POST", "/sign-in", .run = session_sign_in },
	{ "GET", "/assets/{}", .run = act_asset },
	{ "GET", "/", RIGHT_SIGNED_IN, .run = act_home },
	{ "POST", "/sign-out", RIGHT_SIGNED_IN, .run = session_sign_out },
	{ "GET", "/account", RIGHT_SIGNED_IN, .template = "account" },
	{ "POST", "/account", RIGHT_SIGNED_IN, .run = session_change_password },
	{ "GET", "/tonight", RIGHT_SEE_CALLS, .template = "tonight",
		.queries = "night_progress flagged_calls unknown_calls "
			   "open_appeals teams_seen risk_reasons",
		.inputs = ":night :team :who :tier :language :state :reason "
			  ":mine :page" },
	{ "GET", "/call/{}", RIGHT_SEE_CALLS, true, .template = "call",
		.queries = CALL_LISTS, .log = "see" },
	{ "GET", "/call/{}/audio", RIGHT_SEE_CALLS, true,
		.run = recording_serve },
	{ "GET", "/call/{}/original", RIGHT_HEAR_ORIGINAL, true,
		.run = recording_serve_original },
	{ "GET", "/call/{}/waveform", RIGHT_SEE_CALLS, true,
		.run = recording_serve_waveform },
	{ "POST", "/call/{}/decide", RIGHT_DECIDE, true, .change = "decide",
		.inputs = ":pack :rule :value :reason", .log = "decide",
		.then = "/call/{}" },
	{ "POST", "/call/{}/flag", RIGHT_DECIDE, true, .change = "decide_flag",
		.inputs = ":value :reason", .log = "decide",
		.then = "/call/{}" },
	{ "POST", "/call/{}/comment", RIGHT_COMMENT, true, .change = "comment",
		.inputs = ":at :text", .log = "comment", .then = "/call/{}" },
	{ "POST", "/call/{}/mark", RIGHT_COMMENT, true, .change = "mark",
		.inputs = ":pack :rule :kind", .log = "mark",
		.then = "/call/{}" },
	{ "POST", "/call/{}/assign", RIGHT_DECIDE, true, .change = "assign",
		.inputs = ":to", .log = "assign", .then = "/call/{}" },
	{ "POST", "/call/{}/appeal", RIGHT_APPEAL, true, .change = "appeal",
		.inputs = ":pack :rule :text", .log = "appeal",
		.then = "/call/{}" },
	{ "POST", "/call/{}/judge", RIGHT_JUDGE, true, .change = "judge",
		.inputs = ":appeal :value :text", .log = "judge",
		.then = "/call/{}" },
	{ "GET", "/agents", RIGHT_SEE_CALLS, .template = "agents",
		.queries = "agent_scores team_scores score_trend teams_seen",
		.inputs = ":from :to :team :page" },
	{ "GET", "/agent/{}", RIGHT_SEE_CALLS, .template = "agent",
		.queries = "agent_head agent_rules agent_causes agent_calls "
			   "score_trend",
		.inputs = ":from :to", .must_find = "agent_visible" },
	{ "GET", "/search", RIGHT_SEARCH, .run = search_show,
		.inputs = ":q :party :team :who :language :flagged :from :to "
			  ":page" },
	{ "GET", "/calibration", RIGHT_CALIBRATE, .template = "calibration",
		.queries = "calibration_rounds scored_packs" },
	{ "POST", "/calibration", RIGHT_DRAW, .run = round_draw,
		.inputs = ":title :plan :pack :size" },
	{ "GET", "/calibration/{}", RIGHT_CALIBRATE, .run = round_show },
	{ "GET", "/blind/{}", RIGHT_CALIBRATE, .run = round_show_blind },
	{ "POST", "/blind/{}", RIGHT_CALIBRATE, .run = round_score },
	{ "GET", "/audit", RIGHT_AUDIT, .template = "audit",
		.queries = "audit_page",
		.inputs = ":who :action :object_like :page", .log = "see" },
};
const size_t route_count = sizeof(routes) / sizeof(*routes);

/* Whether `path` is as `pattern`; the part that {} stands for is [*at, *at +
 * *length). */
static bool matches(
	const char *pattern, const char *path, const char **at, size_t *length)
{
	const char *gap = strstr(pattern, "{}");
	size_t before;

	*length = 0;
	*at = path;
	if (!gap)
		return strcmp(pattern, path) == 0;
	before = (size_t)(gap - pattern);
	if (strncmp(pattern, path, before) != 0)
		return false;
	*at = path + before;
	*length = strcspn(*at, "/");
	return *length > 0 && strcmp(gap + 2, *at + *length) == 0;
}

const struct route *route_find(const char *method, const char *path,
	struct arena *arena, const char **object, bool *is_known)
{
	*is_known = false;
	for (size_t i = 0; i < route_count; i++) {
		const char *at;
		size_t length;

		if (!matches(routes[i].path, path, &at, &length))
			continue;
		*is_known = true;
		if (strcmp(routes[i].method, method) != 0)
			continue;
		*object = arena_text_part(arena, at, length);
		return *object ? &routes[i] : NULL;
	}
	return NULL;
}
