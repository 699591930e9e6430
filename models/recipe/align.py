#!/usr/bin/env python3
"""Find pauses and readings in training sentences with a first model.

align.py WORK MODEL WAVDIR OUT

The decoder follows each sentence's own words (a grammar of one path) and is
free only to pause between them and to choose among the readings of a word.
Baum-Welch itself does neither.  OUT gets `name<TAB>words` lines with `<sil>`
and `word(2)` for train.py (prepare.py --aligned).
"""
import os
import re
import subprocess
import sys

JOBS = 2


def grammar(words, path):
    with open(path, "w", encoding="utf-8") as out:
        out.write(f"FSG_BEGIN a\nNUM_STATES {len(words) + 1}\n"
                  f"START_STATE 0\nFINAL_STATE {len(words)}\n")
        for i, word in enumerate(words):
            out.write(f"TRANSITION {i} {i + 1} 1.0 {word}\n")
        out.write("FSG_END\n")


def main():
    work, model, wav, target = sys.argv[1:5]
    folder = f"{work}/align"
    os.makedirs(folder, exist_ok=True)
    names = []
    for line in open(f"{work}/etc/zh_train.transcription", encoding="utf-8"):
        match = re.match(r"<s> (.*) </s> \((\S+)\)", line)
        words = [re.sub(r"\(\d+\)$", "", w) for w in match[1].split()
                 if w != "<sil>"]
        names.append(match[2])
        path = f"{folder}/{match[2]}.fsg"
        os.makedirs(os.path.dirname(path), exist_ok=True)
        grammar(words, path)
    jobs = []
    for part in range(JOBS):
        control = f"{folder}/{part}.ctl"
        with open(control, "w") as out:
            out.write("".join(f"{n}\n" for n in names[part::JOBS]))
        jobs.append(subprocess.Popen(
            ["pocketsphinx_batch", "-hmm", model, "-dict",
             f"{work}/etc/zh.dic", "-ctl", control, "-fsgctl", control,
             "-fsgdir", folder, "-fsgext", ".fsg", "-cepdir", wav, "-cepext",
             ".wav", "-adcin", "yes", "-adchdr", "44", "-samprate", "8000",
             "-cmn", "batch", "-remove_silence", "no",
             # Wide beams and no second pass: one path, nothing to compete.
             "-beam", "1e-60", "-wbeam", "1e-40", "-pbeam", "1e-60",
             "-bestpath", "no", "-silprob", "0.1",
             "-hypseg", f"{folder}/{part}.seg"],
            stdout=subprocess.DEVNULL,
            stderr=open(f"{folder}/{part}.log", "w")))
    for job in jobs:
        job.wait()
    with open(target, "w", encoding="utf-8") as out:
        for part in range(JOBS):
            for line in open(f"{folder}/{part}.seg", encoding="utf-8"):
                write(line.split(), out)


def write(fields, out):
    """hypseg: name S n T n A n L n, then (frame acoustic language word)."""
    name, fields = fields[0], fields[9:]
    words = [w for w in fields[3::4] if w not in ("<s>", "</s>", "(NULL)")]
    while words and words[0] == "<sil>":
        words.pop(0)
    while words and words[-1] == "<sil>":
        words.pop()
    kept = [w for i, w in enumerate(words)
            if w != "<sil>" or words[i - 1] != "<sil>"]
    if kept:
        out.write(f"{name}\t{' '.join(kept)}\n")


if __name__ == "__main__":
    main()
