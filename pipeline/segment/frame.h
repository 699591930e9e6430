/*
 * Frame: the clock of the segment stage.
 *
 * Everything in this folder hears 8 kHz sound in frames of 10 ms, whatever the
 * recording's rate; frame f covers [f, f + 1) * FRAME_S. Power is the mean
 * square of samples whose full scale is 1, so that a full-scale sine is
 * -3 dBFS.
 *
 * Thread rule: constants only.
 */
#ifndef AUSCULT_FRAME_H
#define AUSCULT_FRAME_H

#define FRAME_RATE_HZ 8000
#define FRAME_SAMPLES 80
#define FRAMES_A_SECOND 100
#define FRAME_S 0.01

/* Quieter than half a bit of 16-bit PCM: nobody is on the line. */
#define FRAME_SILENT_DB (-80.0F)

#endif
