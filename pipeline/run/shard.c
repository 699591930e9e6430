#include "shard.h"

#include <stdlib.h>
#include <string.h>

bool shard_holds(const struct shard *shard, const struct digest *digest)
{
	char head[9] = "";

	memcpy(head, digest->text, 8);
	return strtoul(head, NULL, 16) % (unsigned long)shard->count + 1 ==
	       (unsigned long)shard->index;
}

bool shard_holds_path(const struct shard *shard, const char *path)
{
	struct hash hash;
	struct digest digest;

	hash_init(&hash);
	hash_add_text(&hash, path);
	hash_finish(&hash, &digest);
	return shard_holds(shard, &digest);
}
