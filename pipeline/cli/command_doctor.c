/* auscult doctor: what is installed, what is missing, what that costs. */
#include <stdio.h>

#include "batch.h"
#include "commands.h"
#include "model_file.h"
#include "pack_file.h"
#include "places.h"

struct doctor_arguments {
	int none;
};

/* One line; counts what the nightly job cannot do without. */
static void tell(bool is_there, const char *what, const char *detail)
{
	(void)printf(
		"%-8s %-24s %s\n", is_there ? "ok" : "missing", what, detail);
}

static bool look_at_models(struct arena *arena)
{
	struct places places = { .count = 0 };
	struct failure why = { "" };
	bool is_any = false;

	if (places_find(&places, "models", arena, &why) != STATUS_OK)
		return false;
	for (int l = LANGUAGE_UNKNOWN + 1; l < LANGUAGE_COUNT; l++) {
		struct model *model = NULL;
		bool is_there = models_find(&model, places.items, places.count,
					(enum language)l, &why) == STATUS_OK;

		tell(is_there, language_name((enum language)l),
			is_there ? model->path : why.text);
		is_any = is_any || is_there;
		model_free(model);
	}
	return is_any;
}

static int run(const void *values, int count, char **names)
{
	struct arena arena = { 0 };
	bool is_able;

	(void)values;
	(void)count;
	(void)names;
	(void)printf("%d processors\n", batch_processors());
	is_able = look_at_models(&arena);
	arena_release(&arena);
	return is_able ? EXIT_DONE : EXIT_NOTHING;
}

const struct command command_doctor = {
	.name = "doctor",
	.synopsis = "",
	.summary_en = "say what is installed, what is missing, what that costs",
	.summary_zh = "检查运行环境:已装、缺失及其影响",
	.struct_bytes = sizeof(struct doctor_arguments),
	.run = run,
};
