/*
 * Change point: where within a stretch of speech another voice goes on.
 *
 *	frames -> change_point_find() -> index of a frame, or none
 *
 * The place where two distributions explain the frames best, if they do so
 * better than one (gaussian.h).
 *
 * Thread rule: no shared state.
 */
#ifndef AUSCULT_CHANGE_POINT_H
#define AUSCULT_CHANGE_POINT_H

#include "gaussian.h"

/* A shorter stretch of one voice is not told from its neighbours. */
#define CHANGE_LEAST_FRAMES 40

/* 0 for none. */
size_t change_point_find(const struct cepstrum *frames, size_t count);

#endif
