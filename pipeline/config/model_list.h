/*
 * Model list: every model in the models folders, sound or not.
 *
 *	folders -> model_list_read() -> names, models, what is wrong
 *
 * Thread rule: no shared state.
 */
#ifndef AUSCULT_MODEL_LIST_H
#define AUSCULT_MODEL_LIST_H

#include <stdbool.h>
#include <stddef.h>

#include "model.h"
#include "status.h"

struct listed_model {
	const char *folder;  /* that holds model.yaml */
	struct model *model; /* NULL when it cannot be read */
	struct failure why;  /* then */
	bool is_first;	     /* of its language: calls are heard with it */
};

struct model_list {
	struct arena arena;
	struct listed_model *items;
	size_t count, capacity;
};

/*
 * Adds the models in the sub-folders of `folders`, in order of folders and
 * then of names; `list` is zeroed before. Folders that do not exist are passed
 * over. A model that cannot be read is no error. The caller releases the list.
 */
MUST_CHECK enum status model_list_read(struct model_list *list,
	const char *const *folders, size_t folder_count, struct failure *why);
void model_list_release(struct model_list *list);

#endif
