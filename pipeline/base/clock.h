/*
 * Clocks that never jump, for measuring how long work takes.
 *
 * Thread rule: any thread.
 */
#ifndef AUSCULT_CLOCK_H
#define AUSCULT_CLOCK_H

/* Seconds since some fixed moment. */
double clock_wall_s(void);

/* CPU seconds that the calling thread has used. */
double clock_thread_s(void);

#endif
