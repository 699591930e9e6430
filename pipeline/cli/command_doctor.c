/* auscult doctor: what is installed, what is missing, what that costs. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "batch.h"
#include "clip.h"
#include "codec_list.h"
#include "commands.h"
#include "health.h"
#include "model_file.h"
#include "model_trial.h"
#include "path.h"
#include "picture.h"
#include "setup.h"
#include "unpack.h"
#include "yaml_tree.h"

/* Room for 28,000 calls of four minutes, 72 kB each (docs/sizing.md). */
#define FREE_LEAST_BYTES (2.0 * 1024 * 1024 * 1024)

struct doctor_arguments {
	struct setup_options setup;
	const char *database;
};

static const struct option_spec options[] = {
	{ "db", 'd', OPTION_TEXT, offsetof(struct doctor_arguments, database),
		"FILE", "the database that the nightly job is to write",
		"每晚批处理写入的数据库" },
	SETUP_OPTIONS(doctor_arguments),
};

static void check_libraries(struct checkup *checkup)
{
	static const struct {
		const char *name;
		const char *(*version)(void);
	} libraries[] = { { "libav", codec_library },
		{ "recogniser", model_recogniser }, { "SQLite", store_library },
		{ "libsndfile", clip_library },
		{ "libarchive", unpack_library }, { "libyaml", yaml_library },
		{ "libsodium", hash_library }, { "utf8proc", text_library },
		{ "librsvg", picture_library } };

	health_title(checkup, "libraries", "程序库");
	for (size_t i = 0; i < sizeof(libraries) / sizeof(*libraries); i++)
		health_tell(checkup, HEALTH_FINE, libraries[i].name,
			libraries[i].version(), "");
}

static void check_decoders(struct checkup *checkup)
{
	static const struct {
		const char *codec; /* libav's name */
		const char *name;
		enum health without;
	} decoders[] = { { "pcm_s16le", "WAV", HEALTH_BROKEN },
		{ "pcm_mulaw", "G.711 mu-law", HEALTH_BROKEN },
		{ "pcm_alaw", "G.711 A-law", HEALTH_BROKEN },
		{ "gsm", "GSM 6.10", HEALTH_POORER },
		{ "gsm_ms", "GSM 6.10 in WAV", HEALTH_POORER },
		{ "g722", "G.722", HEALTH_POORER },
		{ "g726", "G.726", HEALTH_POORER },
		{ "g729", "G.729", HEALTH_POORER },
		{ "mp3float", "MP3", HEALTH_POORER },
		{ "aac", "AAC", HEALTH_POORER },
		{ "opus", "Opus", HEALTH_POORER },
		{ "vorbis", "Vorbis", HEALTH_POORER },
		{ "amrnb", "AMR-NB", HEALTH_POORER },
		{ "amrwb", "AMR-WB", HEALTH_POORER },
		{ "flac", "FLAC", HEALTH_POORER },
		{ "wmav2", "WMA", HEALTH_POORER } };
	const char *cost = checkup->is_chinese ? "此格式的录音无法处理"
					       : "such recordings are refused";

	health_title(checkup, "decoders (the ffmpeg program is not needed)",
		"解码器(不需要 ffmpeg 程序)");
	for (size_t i = 0; i < sizeof(decoders) / sizeof(*decoders); i++) {
		bool is_known = codec_is_known(decoders[i].codec);

		health_tell(checkup,
			is_known ? HEALTH_FINE : decoders[i].without,
			decoders[i].name, decoders[i].codec, cost);
	}
}

static void check_model(struct checkup *checkup, enum language language,
	const struct model *model)
{
	struct failure why = { "" };

	if (!model)
		health_tell(checkup, HEALTH_POORER, language_name(language), "",
			checkup->is_chinese
				? "没有模型: 该语种的通话不转写, "
				  "只有导入文本的才能按内容评分"
				: "no model: its calls are not transcribed; "
				  "only those with an imported transcript are "
				  "judged by words");
	else if (model_verify(model, &why) != STATUS_OK ||
		 model_trial(model, &why) != STATUS_OK)
		health_tell(checkup, HEALTH_BROKEN, language_name(language), "",
			why.text);
	else
		health_tell(checkup, HEALTH_FINE, language_name(language),
			model->path, "");
}

static void check_models(struct checkup *checkup, const struct engine *engine)
{
	int count = 0;

	health_title(checkup, "models", "识别模型");
	for (int l = LANGUAGE_UNKNOWN + 1; l < LANGUAGE_COUNT; l++) {
		check_model(checkup, (enum language)l, engine->models[l]);
		count += engine->models[l] != NULL;
	}
	if (count == 0)
		health_tell(checkup, HEALTH_BROKEN,
			checkup->is_chinese ? "全部" : "all", "",
			checkup->is_chinese
				? "没有任何模型, 请用 auscult models install "
				  "安装"
				: "there is no model at all; see auscult "
				  "models install");
}

static void check_packs(struct checkup *checkup, const struct engine *engine)
{
	health_title(checkup, "rule packs", "规则包");
	for (size_t i = 0; i < engine->pack_count; i++)
		health_tell(checkup, HEALTH_FINE, engine->packs[i]->name,
			engine->packs[i]->path, "");
	if (engine->pack_count == 0)
		health_tell(checkup, HEALTH_BROKEN, "-", "",
			checkup->is_chinese ? "没有规则包, 无法评分"
					    : "nothing to judge by");
}

/* Whether a file can be made in `folder`, and how much it may hold. */
static void check_folder(
	struct checkup *checkup, const char *what, const char *folder)
{
	struct text path = { 0 };
	struct failure why = { "" };
	struct statvfs space = { 0 };
	char detail[640];
	double free_bytes = 0.0;
	int file = -1;

	if (text_add_format(&path, &why, "%s/.auscult-XXXXXX", folder) ==
		STATUS_OK)
		file = mkstemp(path.bytes);
	(void)snprintf(detail, sizeof(detail), "%s", folder);
	if (file < 0) {
		health_tell(
			checkup, HEALTH_BROKEN, what, detail, strerror(errno));
	} else {
		(void)close(file);
		(void)unlink(path.bytes);
		if (statvfs(folder, &space) == 0)
			free_bytes =
				(double)space.f_bavail * (double)space.f_frsize;
		(void)snprintf(detail, sizeof(detail), "%s (%.1f GB)", folder,
			free_bytes / 1e9);
		health_tell(checkup,
			free_bytes < FREE_LEAST_BYTES ? HEALTH_POORER
						      : HEALTH_FINE,
			what, detail,
			checkup->is_chinese ? "剩余空间可能不够一晚使用"
					    : "may be too little for a night");
	}
	text_release(&path);
}

static void check_machine(struct checkup *checkup, const char *database)
{
	const char *temporary = getenv("TMPDIR");
	struct text folder = { 0 };
	struct failure why = { "" };
	char processors[32];

	health_title(checkup, "machine", "机器");
	(void)snprintf(
		processors, sizeof(processors), "%d", batch_processors());
	health_tell(checkup, HEALTH_FINE,
		checkup->is_chinese ? "处理器" : "processors", processors, "");
	check_folder(checkup,
		checkup->is_chinese ? "临时目录" : "temporary files",
		temporary && *temporary ? temporary : "/tmp");
	if (database && path_beside(&folder, database, ".", &why) == STATUS_OK)
		check_folder(checkup,
			checkup->is_chinese ? "数据库目录" : "database",
			text_string(&folder));
	text_release(&folder);
}

static void sum_up(const struct checkup *checkup)
{
	int broken = checkup->counts[HEALTH_BROKEN];
	int poorer = checkup->counts[HEALTH_POORER];

	if (broken)
		(void)printf(checkup->is_chinese
				     ? "\n每晚的批处理无法运行: 故障 %d 项\n"
				     : "\nthe nightly job cannot run: %d "
				       "broken\n",
			broken);
	else
		(void)printf(
			checkup->is_chinese
				? "\n每晚的批处理可以运行, 缺失 %d 项\n"
				: "\nthe nightly job can run; %d missing\n",
			poorer);
}

static int run(const void *values, int count, char **names)
{
	const struct doctor_arguments *arguments = values;
	struct checkup checkup = { .is_chinese = tongue_is_chinese() };
	struct setup setup = { 0 };
	struct failure why = { "" };

	if (count) {
		(void)failure_set(&why, STATUS_INVALID,
			"doctor: \"%s\" is one too many", names[0]);
		return command_fail(EXIT_WRONG_USAGE, &why);
	}
	(void)printf("auscult %s\n", AUSCULT_VERSION);
	check_libraries(&checkup);
	check_decoders(&checkup);
	/* What the nightly job does before it hears the first call. */
	if (setup_open(&setup, &arguments->setup, &why) == STATUS_OK) {
		check_models(&checkup, setup.engine);
		check_packs(&checkup, setup.engine);
	} else {
		health_title(
			&checkup, "models and rule packs", "识别模型与规则包");
		health_tell(&checkup, HEALTH_BROKEN,
			checkup.is_chinese ? "加载" : "loading", "", why.text);
	}
	check_machine(&checkup, arguments->database ? arguments->database
						    : setup.settings.database);
	setup_release(&setup);
	sum_up(&checkup);
	return checkup.counts[HEALTH_BROKEN] ? EXIT_NOTHING : EXIT_DONE;
}

const struct command command_doctor = {
	.name = "doctor",
	.synopsis = "",
	.summary_en = "say what is installed, what is missing, what that costs",
	.summary_zh = "检查运行环境:已装、缺失及其影响",
	.options = options,
	.option_count = sizeof(options) / sizeof(*options),
	.struct_bytes = sizeof(struct doctor_arguments),
	.run = run,
};
