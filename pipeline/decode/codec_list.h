/*
 * Codec list: what this build's libav can decode.
 *
 * Thread rule: any thread.
 */
#ifndef AUSCULT_CODEC_LIST_H
#define AUSCULT_CODEC_LIST_H

#include <stdbool.h>

/* Whether there is a decoder of that name: libav's own, e.g. "gsm_ms". */
bool codec_is_known(const char *decoder);

/* libav's version; lives for ever. */
const char *codec_library(void);

#endif
