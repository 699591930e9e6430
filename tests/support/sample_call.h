/*
 * Sample call: a heard and judged call made by hand, with every kind of row.
 *
 *	sample_call() -> struct call -> store_put_call()
 *
 * A ring-back, then the agent says 您好请问有什么可以帮您 (2.5 to 4.5 s), then
 * the customer "cancel my 5G plan" (5.0 to 7.0 s). The pack "telecom" passes
 * greeting and fails dead_air, cannot judge closing and scores 82.5; the pack
 * "risk" finds churn, which flags the call.
 *
 * Thread rule: one thread; the strings are constants.
 */
#ifndef AUSCULT_SAMPLE_CALL_H
#define AUSCULT_SAMPLE_CALL_H

#include "call.h"
#include "store.h"

/* Fills a cleared call; false when memory is short. `content` stands for the
 * recording: its hash is that letter 64 times, its path "CONTENT.wav". */
MUST_CHECK bool sample_call(struct call *call, char content);

/* The key of a result; the letters stand for engine and rules. */
struct store_key sample_key(char engine, char rules);

#endif
