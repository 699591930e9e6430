#include "collect.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "list.h"
#include "log.h"
#include "manifest.h"
#include "name_pattern.h"
#include "path.h"
#include "sidecar.h"

/* Deeper than any recorder's folders; links are not followed, so that this is
 * only reached by accident. */
#define DEPTH_MOST 32

static const char *const endings[] = { "3gp", "aac", "amr", "au", "flac", "gsm",
	"m4a", "mka", "mp3", "mp4", "oga", "ogg", "opus", "snd", "wav", "wma" };

static bool is_recording(const char *path)
{
	struct text folded = { 0 };
	struct failure why;
	bool is_one = false;

	if (text_fold(&folded, path_extension(path), &why) != STATUS_OK)
		return false;
	for (size_t i = 0; i < sizeof(endings) / sizeof(*endings); i++)
		is_one = is_one ||
			strcmp(endings[i], text_string(&folded)) == 0;
	text_release(&folded);
	return is_one;
}
