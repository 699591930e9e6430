/*
 * Board: what the process that hears writes down for the one that watches it.
 *
 *	job count, workers -> board_new() -> memory that outlives a crash
 *
 * Shared by both processes across fork(); nothing in it is a pointer. Whatever
 * the one that hears had finished when it crashed need not be done again.
 *
 * Thread rule: a record belongs to the worker that has the job in hand; totals
 * and the end are written under the night's lock. The watching process reads
 * hands at any time, the rest while nobody hears.
 */
#ifndef AUSCULT_BOARD_H
#define AUSCULT_BOARD_H

#include <stdatomic.h>
#include <stdint.h>

#include "hash.h"
#include "pipeline.h"

enum record_state {
	RECORD_NEW = 0,
	RECORD_SEEN,	  /* hash and length are known */
	RECORD_ELSEWHERE, /* belongs to another shard */
	RECORD_SKIPPED,	  /* stored before, or the same content twice */
	RECORD_DONE,
	RECORD_FAILED,
};

/* What was wrong with the process while it had a call in hand. */
enum trouble_kind { TROUBLE_NONE = 0, TROUBLE_CRASH, TROUBLE_HANG };

struct trouble {
	enum trouble_kind kind;
	int number; /* a crash: signal, or 0; a hang: the limit in seconds */
};

/* One job. */
struct record {
	struct digest hash;
	double probe_s; /* estimated length */
	enum record_state state;
	/* Had in hand when the process crashed or hung: it waits until all
	 * others are heard, and is then heard alone. */
	bool is_suspect;
	/* It happened again, alone. */
	bool is_convicted;
	struct trouble trouble;
};

/* What one worker is at. */
struct hand {
	_Atomic int64_t job;	/* its index + 1; 0 for none */
	_Atomic double since_s; /* clock_wall_s() */
};

struct board {
	size_t record_count;
	int hand_count;
	int64_t run_id; /* of the store; 0 before it is booked */
	bool is_over;	/* the night came to its own end, good or bad */
	enum status status;
	struct failure why;
	int64_t rated; /* ratings taken in, of calls that were there */
	double audio_s, store_s, stage_s[STAGE_COUNT];
	struct record records[]; /* the hands behind them */
};

/* Zeroed. STATUS_NO_MEMORY. */
MUST_CHECK enum status board_new(struct board **out, size_t record_count,
	int hand_count, struct failure *why);
void board_free(struct board *board);

struct hand *board_hand(struct board *board, int worker);

/* The worker takes the job in hand, or lets go of it. */
void board_take(struct board *board, int worker, size_t job);
void board_let_go(struct board *board, int worker);

/* How many records are in that state. */
int64_t board_count(const struct board *board, enum record_state state);

#endif
