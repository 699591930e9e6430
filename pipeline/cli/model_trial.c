#include "model_trial.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "decoder.h"
#include "text.h"

/* What is said on standard error, here and by the recogniser, goes to the
 * parent; the first line of it counts. */
static void load(const struct model *model, int said)
{
	struct decoder *decoder = NULL;
	struct failure why = { "" };
	enum status rc = STATUS_IO;

	if (dup2(said, STDERR_FILENO) >= 0)
		rc = decoder_new(&decoder, model, &why);
	if (rc != STATUS_OK)
		(void)fprintf(stderr, "%s\n", why.text);
	_exit(rc == STATUS_OK ? 0 : 1);
}

static enum status read_all(struct text *into, int file, struct failure *why)
{
	enum status rc = STATUS_OK;
	char block[512];
	ssize_t count;

	while (rc == STATUS_OK && (count = read(file, block, sizeof(block))))
		if (count > 0)
			rc = text_add_part(into, block, (size_t)count, why);
		else if (errno != EINTR)
			rc = failure_errno(why, errno, "cannot read");
	return rc;
}

/* Waits for the child; whether it came through. */
static bool is_sound(pid_t child)
{
	int status = -1;

	while (waitpid(child, &status, 0) < 0 && errno == EINTR)
		;
	return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static enum status refuse(
	const struct model *model, const char *said, struct failure *why)
{
	static const char name[] = "auscult: ";

	/* As main() says the recogniser's last words. */
	if (strncmp(said, name, strlen(name)) == 0)
		said += strlen(name);
	if (!*said)
		said = "the recogniser crashed";
	return failure_set(why, STATUS_INVALID, "%s: %.*s", model->path,
		(int)strcspn(said, "\n"), said);
}

enum status model_trial(const struct model *model, struct failure *why)
{
	struct text said = { 0 };
	enum status rc;
	int ends[2];
	pid_t child;

	if (pipe(ends) != 0)
		return failure_errno(why, errno, "cannot make a pipe");
	/* What is buffered would be written by both. */
	(void)fflush(NULL);
	child = fork();
	if (child == 0)
		load(model, ends[1]);
	(void)close(ends[1]);
	rc = child < 0 ? failure_errno(why, errno, "cannot make a process")
		       : read_all(&said, ends[0], why);
	(void)close(ends[0]);
	if (child > 0 && !is_sound(child) && rc == STATUS_OK)
		rc = refuse(model, text_string(&said), why);
	text_release(&said);
	return rc;
}
