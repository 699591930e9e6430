#!/usr/bin/env python3
"""Lay out a training folder.

prepare.py DATA TEXTDIR WORK [--tones] [--sets a,b] [--aligned FILE]
           [--extra FILE] ...

Writes WORK/etc: dictionary, phones, fillers, file list, transcription.
"""
import argparse
import os
import random
import re

import corpus
from lexicon import Lexicon, write_dictionary

NAME = "zh"
# LDA and MLLT estimate few parameters: every fourth utterance is enough.
FEW = 4


def training_rows(data, sets):
    out = []
    if "sentences" in sets:
        out += corpus.sentences(data)
    if "words" in sets:
        out += corpus.words(data, corpus.WORDS)
    if "woman" in sets:
        out += corpus.words(data, corpus.WOMAN)
    return [row for row in out if row["split"] == "train"]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("data")
    parser.add_argument("textdir")
    parser.add_argument("work")
    parser.add_argument("--tones", action="store_true")
    parser.add_argument("--sets", default="sentences,words,woman")
    parser.add_argument("--extra", action="append", default=[],
                        help="file of `name<TAB>words` lines added as is")
    parser.add_argument("--aligned",
                        help="file of `name<TAB>words` with readings and "
                        "pauses, in place of the plain words")
    args = parser.parse_args()
    args.work = os.path.abspath(args.work)
    etc = os.path.join(args.work, "etc")
    os.makedirs(etc, exist_ok=True)

    lexicon = Lexicon(args.data, args.textdir, args.tones)
    lines = []
    for row in training_rows(args.data, args.sets.split(",")):
        lines.append((row["stem"], lexicon.segment(row["text"])))
    if args.aligned:
        better = dict(read_lines(args.aligned))
        lines = [(n, better[n]) for n, _ in lines if n in better]
    for path in args.extra:
        lines += read_lines(path)
    vocabulary = {re.sub(r"\(\d+\)$", "", w) for _, ws in lines for w in ws}
    vocabulary -= {"<sil>"}
    write_dictionary(lexicon, vocabulary, f"{etc}/{NAME}.dic")
    known = {l.split()[0] for l in open(f"{etc}/{NAME}.dic",
                                        encoding="utf-8")} | {"<sil>"}
    sounds = {p for l in open(f"{etc}/{NAME}.dic", encoding="utf-8")
              for p in l.split()[1:]}
    with open(f"{etc}/{NAME}.phone", "w") as out:
        out.write("\n".join(sorted(sounds | {"SIL"})) + "\n")
    with open(f"{etc}/{NAME}.filler", "w") as out:
        out.write("<s> SIL\n</s> SIL\n<sil> SIL\n")
    lines = [(n, w) for n, w in lines if w and all(x in known for x in w)]
    # Shuffled, so that parts of the list take the same time.
    random.Random(1).shuffle(lines)
    for part, chosen in (("train", lines), ("few", lines[::FEW])):
        with open(f"{etc}/{NAME}_{part}.fileids", "w") as out:
            out.write("".join(f"{n}\n" for n, _ in chosen))
        with open(f"{etc}/{NAME}_{part}.transcription", "w",
                  encoding="utf-8") as out:
            for name, words in chosen:
                out.write(f"<s> {' '.join(words)} </s> ({name})\n")
    print(f"{len(lines)} utterances, {len(vocabulary)} words, "
          f"{len(sounds)} phones")


def read_lines(path):
    for line in open(path, encoding="utf-8"):
        name, words = line.rstrip("\n").split("\t")
        yield name, words.split()


if __name__ == "__main__":
    main()
