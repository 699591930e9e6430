#!/usr/bin/env python3
"""Sentences of the trade in espeak-ng's Mandarin voices, 8 kHz.

synthesize.py TEXTDIR DATA OUTDIR LIST COUNT [SEED]

Writes OUTDIR/espeak/NNNN.wav and LIST (`name<TAB>words`).  A small share of
such speech lets the models hear the project's own demonstration calls, which
these voices speak; recipe and README say what it does to human speech.
"""
import os
import random
import subprocess
import sys

# Variants that a Mandarin listener can follow.
VOICES = ("f1", "f2", "f3", "f4", "f5", "m1", "m3", "m7", "edward",
          "benjamin", "caleb", "klatt2", "klatt3", "max", "michael")


def main():
    textdir, data, out, listing, count = sys.argv[1:6]
    seed = int(sys.argv[6]) if len(sys.argv) > 6 else 7
    sys.path.insert(0, textdir)
    from generate import generate
    from lexicon import Lexicon
    from spoken import spoken
    lexicon = Lexicon(data, textdir)
    chooser = random.Random(seed)
    pool = sorted(set(generate(f"{textdir}/domain-zh.txt", 12000, seed)))
    chosen = [s for s in pool if not any(c.isascii() for c in s)]
    chosen = chooser.sample([s for s in chosen if len(s) >= 6], int(count))
    os.makedirs(f"{out}/espeak", exist_ok=True)
    with open(listing, "w", encoding="utf-8") as lines:
        for i, sentence in enumerate(chosen):
            name = f"espeak/{seed:02d}{i:04d}"
            voice = VOICES[i % len(VOICES)]
            raw = subprocess.run(
                ["espeak-ng", "-v", f"cmn+{voice}", "-s",
                 str(chooser.randint(140, 200)), "-p",
                 str(chooser.randint(35, 75)), "--stdout", sentence],
                check=True, capture_output=True).stdout
            # Lead-in and tail of faint noise: digital silence has no
            # spectrum.
            subprocess.run(["sox", "-V1", "-t", "wav", "-", "-r", "8000",
                            "-b", "16", f"{out}/{name}.wav", "gain", "-6",
                            "pad", "0.2", "0.2"], input=raw, check=True)
            words = lexicon.segment(spoken(sentence))
            lines.write(f"{name}\t{' '.join(words)}\n")


if __name__ == "__main__":
    main()
