#include "verdict.h"

#include <string.h>

static const char *const value_names[VERDICT_VALUE_COUNT] = { "unknown", "pass",
	"fail", "not_applicable" };
static const char *const tier_names[RISK_TIER_COUNT] = { "none", "low",
	"medium", "high" };

const char *verdict_value_name(enum verdict_value value)
{
	return value_names[value];
}

bool verdict_value_parse(const char *name, enum verdict_value *value)
{
	for (int i = 0; i < VERDICT_VALUE_COUNT; i++) {
		if (strcmp(value_names[i], name) == 0) {
			*value = (enum verdict_value)i;
			return true;
		}
	}
	return false;
}

const char *risk_tier_name(enum risk_tier tier)
{
	return tier_names[tier];
}
