#!/usr/bin/env python3
"""Write a manifest of recorded speech for `auscult eval`.

manifest.py --data DATA --out FOLDER [--set zh-sentences] [--split test]
[--wav WAVDIR] [--phrases N]

FOLDER gets test.csv (audio, language, text, speaker, gender) and text.txt,
its lines, for --lm-text.  --wav takes the recordings from a folder of copies
(decode_audio.py, degrade.py).  --phrases also writes phrases.txt and, for
them, phrases.csv: half of the sentences, drawn by chance.  Half of the N
phrases stand in those, half in the others only.
"""
import argparse
import csv
import os
import random
import re

import corpus

FEWEST, MOST = 4, 12    # characters of a phrase
CLAUSE = re.compile(r"[\u3400-\u9fff]{%d,}" % FEWEST)
GENDERS = {"male", "female"}


def draw(rows, absent_from, count, seen, chance):
    """Phrases of a clause's characters that stand in no text of the others."""
    found = []
    while len(found) < count:
        clauses = CLAUSE.findall(chance.choice(rows)["text"])
        if not clauses:
            continue
        clause = chance.choice(clauses)
        length = min(chance.randint(FEWEST, MOST), len(clause))
        start = chance.randint(0, len(clause) - length)
        phrase = clause[start:start + length]
        if phrase in seen or phrase in absent_from:
            continue
        seen.add(phrase)
        found.append(phrase)
    return found


def write_manifest(path, rows, audio):
    with open(path, "w", encoding="utf-8", newline="") as out:
        table = csv.writer(out)
        table.writerow(["audio", "language", "text", "speaker", "gender"])
        for row in rows:
            gender = row.get("gender", "")
            table.writerow([audio(row), "zh", row["text"], row["speaker"],
                            gender if gender in GENDERS else ""])


def write_lines(path, lines):
    with open(path, "w", encoding="utf-8") as out:
        out.writelines(line + "\n" for line in lines)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--data", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--set", default=corpus.SENTENCES, choices=[
        corpus.SENTENCES, corpus.WORDS, corpus.WOMAN])
    parser.add_argument("--split", default="test")
    parser.add_argument("--wav")
    parser.add_argument("--phrases", type=int)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()

    def audio(row):
        if arguments.wav:
            return os.path.abspath(
                os.path.join(arguments.wav, row["stem"] + ".wav"))
        return os.path.abspath(
            os.path.join(arguments.data, arguments.set, row["file"]))

    every = (corpus.sentences(arguments.data)
             if arguments.set == corpus.SENTENCES
             else corpus.words(arguments.data, arguments.set))
    rows = [row for row in every if row["split"] == arguments.split]
    os.makedirs(arguments.out, exist_ok=True)
    write_manifest(os.path.join(arguments.out, "test.csv"), rows, audio)
    write_lines(os.path.join(arguments.out, "text.txt"),
                [row["text"] for row in rows])
    if not arguments.phrases:
        return
    chance = random.Random(arguments.seed)
    chance.shuffle(rows)
    searched, others = rows[:len(rows) // 2], rows[len(rows) // 2:]
    heard = "\n".join(row["text"] for row in searched)
    half, seen = arguments.phrases // 2, set()
    present = draw(searched, "", half, seen, chance)
    absent = draw(others, heard, arguments.phrases - half, seen, chance)
    write_manifest(os.path.join(arguments.out, "phrases.csv"), searched, audio)
    write_lines(os.path.join(arguments.out, "phrases.txt"), present + absent)


if __name__ == "__main__":
    main()
