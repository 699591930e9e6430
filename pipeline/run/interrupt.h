/*
 * Interrupt: the wish to stop, from SIGINT or SIGTERM.
 *
 * The first signal asks the calls in flight to finish and no other to start;
 * the second ends the program at once (nothing half-done is stored).
 *
 * Thread rule: interrupt_is_set() from any thread.
 */
#ifndef AUSCULT_INTERRUPT_H
#define AUSCULT_INTERRUPT_H

#include <stdbool.h>

/* Catches both signals from now on. */
void interrupt_catch(void);

bool interrupt_is_set(void);

#endif
