#!/usr/bin/env python3
"""Hotline sentences in the voices of the project's demonstration calls.

synthesize.py TEXTDIR DATA OUTDIR LIST COUNT [SEED] [--general]

Writes OUTDIR/espeak/NNNN.wav and LIST (`name<TAB>words`).  The sentences come
from the domain grammar and the rule packs' phrases, never from the calls, or
are --general: dialogues about other things and what the training speakers
read, since the hotline's sentences do not have all sounds beside each other.
corpus/sound.py speaks them, as it does the calls, and each goes through a
telephone codec with the noise of a line or a room.  A small share of such
speech lets the model hear the demonstration calls; models/README.md says what
it does to human speech.
"""
import argparse
import glob
import os
import random
import re
import sys
from concurrent.futures import ThreadPoolExecutor

import corpus
import text
from degrade import degrade
from lexicon import Lexicon
from spoken import spoken

HERE = os.path.dirname(os.path.abspath(__file__))
CORPUS, RULES = f"{HERE}/../../corpus", f"{HERE}/../../rules"

# The cast of the calls speaks two sentences of three; the third has another
# voice that a Mandarin listener can follow.
CAST = ("f1", "f2", "f3", "f4", "f5", "edward", "klatt2", "klatt3",
        "benjamin", "caleb")
OTHERS = ("m1", "m2", "m3", "m7", "klatt", "klatt4", "max", "Michael",
          "belinda", "Linda", "Gene", "robert")
CODECS = ("mulaw", "mulaw", "gsm", "amr12", "amr", "none")
# Line and room noise as the calls have it, dBFS.
NOISES = (("whitenoise", -58), ("whitenoise", -52),
          ("brownnoise tremolo 0.3 60", -47), ("pinknoise tremolo 0.1 30",
                                               -48))
MANNERS = ((),) * 10 + (("fast",), ("angry",))
GENERAL_MANNERS = ((),) * 8 + (("fast",),) * 3 + (("angry",),)
# One sentence in so many comes from the packs.
PACK_SHARE = 4
# Three general sentences of five are out of dialogues.
DIALOGUE_SHARE = 0.6
GENERAL = re.compile(r"[\u4e00-\u9fff，、]{6,26}")
JOBS = 2


def phrases(folder):
    """What the Mandarin packs listen for: their lists' plain entries."""
    out = set()
    for path in glob.glob(f"{folder}/*-zh.yaml") + [
            f"{folder}/complaint-risk.yaml"]:
        for line in open(path, encoding="utf-8"):
            match = re.match(r"\s+- ([\u4e00-\u9fff]{4,})$", line.rstrip())
            if match:
                out.add(match[1])
    return sorted(out)


def general_texts(data, count, chooser):
    pools = [sorted({line for line in lines if GENERAL.fullmatch(line)})
             for lines in (
                 text.crosswoz(data),
                 (row["text"].rstrip("。！？") for row in corpus.sentences(data)
                  if row["split"] == "train"))]
    few = round(count * DIALOGUE_SHARE)
    return [sentence + chooser.choice("。。？")
            for pool, most in zip(pools, (few, count - few))
            for sentence in chooser.sample(pool, most)]


def hotline_texts(textdir, count, chooser):
    """Sentences, some of them two with a pause between."""
    sys.path.insert(0, textdir)
    from generate import generate
    pool = sorted({s for s in generate(f"{textdir}/domain-zh.txt", 12000,
                                       chooser.randrange(1000))
                   if len(s) >= 6 and not any(c.isascii() for c in s)})
    packs = phrases(RULES)
    for _ in range(count):
        first = chooser.choice(packs if chooser.randrange(PACK_SHARE) == 0
                               else pool)
        second = chooser.choice(packs)
        yield first + chooser.choice(("。", "？", f"，{second}。"))


def speak(job):
    path, sentence, seed, manners = job
    sys.path.insert(0, CORPUS)
    import sound
    chooser = random.Random(seed)
    voice = chooser.choice(CAST if chooser.randrange(3) else OTHERS)
    speaker = sound.Speaker("espeak", voice, chooser.uniform(0.85, 1.1),
                            chooser.randint(35, 75))
    speech = speaker.say(sentence, chooser.choice(manners))
    seconds = len(speech) / sound.RATE + 0.6
    recipe, level_db = chooser.choice(NOISES)
    mix = sound.noise(recipe, seconds, level_db, chooser.uniform(0, 30))
    sound.add(mix, speech, int(0.3 * sound.RATE))
    sound.output_of("sox", "-D", *sound.RAW, "-", path, given=mix.tobytes())
    codec = chooser.choice(CODECS)
    if codec != "none":
        degrade(codec, path, path, (), "")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("textdir")
    parser.add_argument("data")
    parser.add_argument("out")
    parser.add_argument("listing")
    parser.add_argument("count", type=int)
    parser.add_argument("seed", type=int, nargs="?", default=7)
    parser.add_argument("--general", action="store_true")
    args = parser.parse_args()
    lexicon = Lexicon(args.data, args.textdir)
    os.makedirs(f"{args.out}/espeak", exist_ok=True)
    chooser = random.Random(args.seed)
    if args.general:
        sentences = general_texts(args.data, args.count, chooser)
        manners = GENERAL_MANNERS
    else:
        sentences = hotline_texts(args.textdir, args.count, chooser)
        manners = MANNERS
    jobs = []
    with open(args.listing, "w", encoding="utf-8") as lines:
        for i, sentence in enumerate(sentences):
            name = f"espeak/{args.seed:02d}{i:04d}"
            jobs.append((f"{args.out}/{name}.wav", sentence,
                         args.seed * 10000 + i, manners))
            words = lexicon.segment(spoken(sentence))
            lines.write(f"{name}\t{' '.join(words)}\n")
    with ThreadPoolExecutor(JOBS) as pool:
        list(pool.map(speak, jobs))


if __name__ == "__main__":
    main()
