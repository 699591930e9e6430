#include "rate.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "clock.h"

bool rate_allows(struct rate *rate, const char *address)
{
	double now_s = clock_wall_s();
	struct digest digest;
	struct hash hash;
	unsigned long at;

	hash_init(&hash);
	hash_add_text(&hash, address);
	hash_finish(&hash, &digest);
	{
		char first[9] = "";

		memcpy(first, digest.text, 8);
		at = strtoul(first, NULL, 16) % RATE_SLOTS;
	}
	if (strcmp(rate->slots[at].address.text, digest.text) != 0) {
		rate->slots[at].address = digest;
		rate->slots[at].left = RATE_BURST;
		rate->slots[at].at_s = now_s;
	}
	rate->slots[at].left = fmin(RATE_BURST,
		rate->slots[at].left +
			RATE_EACH_S * (now_s - rate->slots[at].at_s));
	rate->slots[at].at_s = now_s;
	if (rate->slots[at].left < 1.0)
		return false;
	rate->slots[at].left -= 1.0;
	return true;
}
