#!/usr/bin/env python3
"""Compute MFCC features of WAV files with sphinx_fe, two processes at once.

features.py WAVDIR FEATDIR LIST [CEPSTRA]

LIST has names without extension.  CEPSTRA in place of 13: all 20 that the
filters give are what a network is trained on.
"""
import os
import subprocess
import sys
import tempfile

# One place for what training and decoding must share (feat.params).
#  -frate 72        a frame each 13.9 ms: speech changes more slowly than 100
#                   times a second, so neighbouring frames say the same twice,
#                   against the language model and at our cost
#  -lowerf/-upperf  the telephone passes 300 to 3,400 Hz; 200 to 3,500 keeps
#                   the skirts, where codecs still leave something
#  -nfilt 20        about one filter in 100 mel, as the band is half as wide
#  -lifter 22       evens the spread of the cepstra, as upstream's models do
#  -remove_noise    tracks stationary noise per filter and subtracts it
#  -remove_silence  off: times of words must stay true, and silence has a model
FEAT = {"-samprate": "8000", "-frate": "72", "-nfft": "256", "-nfilt": "20",
        "-lowerf": "200", "-upperf": "3500", "-ncep": "13",
        "-transform": "dct", "-lifter": "22", "-alpha": "0.97",
        "-remove_noise": "yes", "-remove_silence": "no"}
JOBS = 2


def flat(options):
    return [x for pair in options.items() for x in pair]


def compute(wav, feat, names, options=None):
    os.makedirs(feat, exist_ok=True)
    for name in names:
        os.makedirs(os.path.dirname(os.path.join(feat, name)), exist_ok=True)
    running = []
    for part in range(JOBS):
        control = tempfile.NamedTemporaryFile("w", suffix=".ctl",
                                              delete=False)
        control.write("\n".join(names[part::JOBS]) + "\n")
        control.close()
        running.append(subprocess.Popen(
            ["sphinx_fe", *flat(options or FEAT), "-c", control.name,
             "-di", wav, "-do", feat, "-ei", "wav", "-eo", "mfc",
             "-mswav", "yes"], stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL))
    if any(job.wait() for job in running):
        sys.exit("sphinx_fe failed")


if __name__ == "__main__":
    chosen = dict(FEAT)
    if len(sys.argv) > 4:
        chosen["-ncep"] = sys.argv[4]
    compute(sys.argv[1], sys.argv[2], open(sys.argv[3]).read().split(), chosen)
