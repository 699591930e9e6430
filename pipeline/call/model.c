#include "model.h"

void model_options_hash(struct hash *hash, const struct model_options *options)
{
	for (size_t i = 0; i < options->count; i++) {
		hash_add_text(hash, options->items[i].key);
		hash_add_text(hash, options->items[i].value);
	}
}
