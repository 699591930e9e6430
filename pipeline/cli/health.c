#include "health.h"

#include <stdio.h>

#include "text.h"

#define WHAT_COLUMNS 22

void health_title(const struct checkup *checkup, const char *title_en,
	const char *title_zh)
{
	(void)printf("\n== %s\n", checkup->is_chinese ? title_zh : title_en);
}

void health_tell(struct checkup *checkup, enum health health, const char *what,
	const char *detail, const char *cost)
{
	static const char *const words[2][HEALTH_COUNT] = {
		{ "ok     ", "missing", "BROKEN " }, { "正常", "缺失", "故障" }
	};
	int pad = WHAT_COLUMNS - text_width(what);

	checkup->counts[health]++;
	(void)printf("%s  %s%*s  %s", words[checkup->is_chinese][health], what,
		pad > 0 ? pad : 0, "", detail);
	if (health != HEALTH_FINE && *cost)
		(void)printf("%s%s", *detail ? ": " : "", cost);
	(void)putchar('\n');
}
