#!/usr/bin/env python3
"""Segmented text for the Mandarin language models.

text.py DATA TEXTDIR OUT     writes domain.txt, dialogue.txt, read.txt and
                             words.txt (general word frequencies) under OUT

domain    our own grammar of the hotline (text/domain-zh.txt)
dialogue  CrossWOZ, restaurant and travel talk, Apache-2.0
read      the transcripts of the training sentences, CC0 (never dev or test)
"""
import json
import os
import re
import sys
import zipfile

import corpus
from lexicon import Lexicon
from spoken import spoken

CLAUSE = re.compile(r"[。！？!?；;\n]+")
# Draws from the grammar: about thirty-five of each template, which shows every
# number and name often enough.
DOMAIN = 18000


def crosswoz(data):
    for part in ("val", "test"):
        path = os.path.join(data, "text", f"crosswoz-{part}.json.zip")
        with zipfile.ZipFile(path) as archive:
            every = json.load(archive.open(archive.namelist()[0]))
        for dialogue in every.values():
            for message in dialogue["messages"]:
                yield from CLAUSE.split(message["content"])


def write(path, lexicon, sentences):
    with open(path, "w", encoding="utf-8") as out:
        for sentence in sentences:
            words = lexicon.segment(spoken(sentence))
            if words:
                out.write(" ".join(words) + "\n")


def main():
    data, textdir, out = sys.argv[1:4]
    os.makedirs(out, exist_ok=True)
    sys.path.insert(0, textdir)
    from generate import generate
    lexicon = Lexicon(data, textdir)
    write(f"{out}/domain.txt", lexicon,
          generate(f"{textdir}/domain-zh.txt", DOMAIN))
    write(f"{out}/dialogue.txt", lexicon, crosswoz(data))
    write(f"{out}/read.txt", lexicon, (r["text"] for r in
                                       corpus.sentences(data)
                                       if r["split"] == "train"))
    with open(f"{out}/words.txt", "w", encoding="utf-8") as f:
        for word, count in lexicon.frequency.items():
            f.write(f"{word} {count}\n")


if __name__ == "__main__":
    main()
