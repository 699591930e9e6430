#include "progress.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "clock.h"
#include "log.h"

#define BAR_COLUMNS 24
#define TERMINAL_PERIOD_S 0.2
#define LOG_PERIOD_S 60.0

/* "12:34" or "1:02:03". */
static void write_time(char *into, size_t size, double time_s)
{
	long seconds = (long)(time_s + 0.5);

	if (seconds >= 3600)
		(void)snprintf(into, size, "%ld:%02ld:%02ld", seconds / 3600,
			seconds / 60 % 60, seconds % 60);
	else
		(void)snprintf(
			into, size, "%ld:%02ld", seconds / 60, seconds % 60);
}

static void write_line(
	const struct progress *progress, double now_s, char *line, size_t size)
{
	double elapsed_s = now_s - progress->started_s;
	double speed =
		elapsed_s > 0.0 ? progress->audio_done_s / elapsed_s : 0.0;
	double left_s =
		speed > 0.0
			? (progress->audio_s - progress->audio_done_s) / speed
			: 0.0;
	char left[32];

	write_time(left, sizeof(left), left_s > 0.0 ? left_s : 0.0);
	(void)snprintf(line, size,
		"%lld/%lld calls  %.1f h audio  %.0fx real time  %s left",
		(long long)progress->calls_done,
		(long long)progress->call_count,
		progress->audio_done_s / 3600.0, speed, left);
}

static void show(struct progress *progress, double now_s)
{
	char line[160], bar[BAR_COLUMNS + 1] = "", status[256];
	double share = progress->audio_s > 0.0
			       ? progress->audio_done_s / progress->audio_s
			       : 0.0;
	int filled = (int)(BAR_COLUMNS * (share < 1.0 ? share : 1.0));

	write_line(progress, now_s, line, sizeof(line));
	progress->shown_s = now_s;
	if (!isatty(STDERR_FILENO)) {
		log_line(LOG_NOTICE, "%s", line);
		return;
	}
	memset(bar, '.', BAR_COLUMNS);
	memset(bar, '#', (size_t)filled);
	(void)snprintf(status, sizeof(status), "[%s] %s", bar, line);
	log_status(status);
}

void progress_start(struct progress *progress, int64_t calls, double audio_s)
{
	*progress = (struct progress){ .call_count = calls,
		.audio_s = audio_s,
		.started_s = clock_wall_s() };
	progress->shown_s = progress->started_s;
}

void progress_step(struct progress *progress, double audio_s)
{
	double now_s = clock_wall_s();
	double period_s =
		isatty(STDERR_FILENO) ? TERMINAL_PERIOD_S : LOG_PERIOD_S;

	progress->calls_done++;
	progress->audio_done_s += audio_s;
	if (now_s - progress->shown_s >= period_s)
		show(progress, now_s);
}

void progress_end(void)
{
	log_status("");
}
