#!/usr/bin/env python3
"""List the speech of DATA: which file, whose, which words, which split.

Splits: `train`, `dev` (speakers of the training part held out: every choice
is judged on them) and `test` (judged once per model, never chosen on).
"""
import hashlib
import os

SENTENCES, WORDS, WOMAN = "zh-sentences", "zh-words", "zh-words-female"

# Speakers with more sentences than this stay in training: one voice must not
# decide a choice.  The share leaves about 300 sentences for `dev`.
DEV_MOST = 40
DEV_SHARE = 0.25
# Every 16th word of the one woman, to judge word recognition on.
DEV_WOMAN = 16


def rows(data, name):
    with open(os.path.join(data, name, "index.tsv"), encoding="utf-8") as f:
        head = f.readline().rstrip("\n").split("\t")
        for line in f:
            row = dict(zip(head, line.rstrip("\n").split("\t")))
            # One word of the woman's is listed without a recording.
            if os.path.exists(os.path.join(data, name, row["file"])):
                yield row


def stem(name, row):
    """Name of a recording under the wav and feat folders, no extension."""
    return f"{name}/{os.path.basename(row['file'])[:-5]}"


def _share(text):
    return int(hashlib.sha256(text.encode()).hexdigest()[:8], 16) / 2 ** 32


def sentences(data):
    """Rows of zh-sentences with `split` refined to train, dev or test."""
    every = list(rows(data, SENTENCES))
    count = {}
    for row in every:
        count[row["speaker"]] = count.get(row["speaker"], 0) + 1
    for row in every:
        who = row["speaker"]
        if (row["split"] == "train" and count[who] <= DEV_MOST
                and _share(who) < DEV_SHARE):
            row["split"] = "dev"
        row["stem"] = stem(SENTENCES, row)
    return every


def words(data, name):
    """Rows of an isolated-word set, `split` refined for the one woman."""
    every = list(rows(data, name))
    for i, row in enumerate(every):
        if (name == WOMAN and row["split"] == "train"
                and i % DEV_WOMAN == 0):
            row["split"] = "dev"
        row["stem"] = stem(name, row)
    return every
