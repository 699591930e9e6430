#!/usr/bin/env python3
"""Lay out a SphinxTrain working folder.

prepare.py DATA TEXTDIR WORK [--tones] [--sets a,b] [--type cont|ptm]
           [--states N] [--gaussians N] [--lda DIM] [--extra FILE]

Writes WORK/etc: dictionary, phones, fillers, file list, transcription and
sphinx_train.cfg.  `sphinxtrain setup` fails on Debian 12, so its template is
filled in here.  Features are expected under WORK/feat.
"""
import argparse
import os
import re

import corpus
from features import FEAT
from lexicon import Lexicon, write_dictionary

LIBRARY = "/usr/lib/x86_64-linux-gnu/sphinxtrain"
BINARIES = "/usr/lib/sphinxtrain"
NAME = "zh"


def training_rows(data, sets):
    out = []
    if "sentences" in sets:
        out += corpus.sentences(data)
    if "words" in sets:
        out += corpus.words(data, corpus.WORDS)
    if "woman" in sets:
        out += corpus.words(data, corpus.WOMAN)
    return [row for row in out if row["split"] == "train"]


def config(args, here):
    """sphinx_train.cfg from the template, each change with its reason."""
    text = open(f"{LIBRARY}/etc/sphinx_train.cfg", encoding="latin-1").read()
    tool = os.path.join(here, "sphinxtrain")
    for old, new in (("___DB_NAME___", NAME), ("___BASE_DIR___", args.work),
                     ("___SPHINXTRAIN_DIR___", tool),
                     ("___SPHINXTRAIN_BIN_DIR___", BINARIES)):
        text = text.replace(old, new)
    values = {
        "CFG_WAVFILE_SRATE": 8000.0,
        "CFG_NUM_FILT": FEAT["-nfilt"],
        "CFG_LO_FILT": FEAT["-lowerf"],
        "CFG_HI_FILT": FEAT["-upperf"],
        # An utterance's own mean: recordings differ in channel and level.
        "CFG_CMN": "'batch'",
        "CFG_HMM_TYPE": f"'.{args.type}.'",
        "CFG_N_TIED_STATES": args.states,
        # Two processes: the machine this was made on had two cores.
        "CFG_NPART": args.parts,
        "CFG_QUEUE_TYPE": '"Queue::POSIX"',
        # Stop when the likelihood of a pass grows by less than this; the
        # template's 0.1 stops after three passes, before the mixtures settle.
        "CFG_CONVERGENCE_RATIO": args.ratio,
        "CFG_MAX_ITERATIONS": args.passes,
        # Our own stand-in for the Python 2 + SciPy scripts: recipe/transform.
        "CFG_LDA_MLLT": "'yes'" if args.lda else "'no'",
        "CFG_LDA_DIMENSION": args.lda or 29,
    }
    for key, value in values.items():
        text = re.sub(rf"^\${key}\s*=.*?;", f"${key} = {value};", text,
                      count=1, flags=re.M)
    # Single-stream features for every type: LDA needs them, and PTM with one
    # stream is what upstream's en-us model uses.
    text = text.replace("$CFG_FEATURE = \"s2_4x\"",
                        "$CFG_FEATURE = \"1s_c_d_dd\"")
    text = text.replace("$CFG_NUM_STREAMS = 4", "$CFG_NUM_STREAMS = 1")
    text = re.sub(r"(\$CFG_FINAL_NUM_DENSITIES = )(8|64|256);",
                  rf"\g<1>{args.gaussians};", text)
    text = re.sub(r"(\$CFG_INITIAL_NUM_DENSITIES = )(64|256);",
                  rf"\g<1>{args.gaussians};", text)
    return text


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("data")
    parser.add_argument("textdir")
    parser.add_argument("work")
    parser.add_argument("--tones", action="store_true")
    parser.add_argument("--sets", default="sentences,words,woman")
    parser.add_argument("--type", default="cont")
    parser.add_argument("--states", type=int, default=1500)
    parser.add_argument("--gaussians", type=int, default=8)
    parser.add_argument("--lda", type=int, default=0)
    parser.add_argument("--ratio", type=float, default=0.1)
    parser.add_argument("--passes", type=int, default=10)
    parser.add_argument("--parts", type=int, default=2)
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
    with open(f"{etc}/{NAME}_train.fileids", "w") as out:
        out.write("".join(f"{n}\n" for n, _ in lines))
    with open(f"{etc}/{NAME}_train.transcription", "w",
              encoding="utf-8") as out:
        for name, words in lines:
            out.write(f"<s> {' '.join(words)} </s> ({name})\n")
    here = os.path.dirname(os.path.abspath(__file__))
    with open(f"{etc}/sphinx_train.cfg", "w", encoding="latin-1") as out:
        out.write(config(args, args.work))
    overlay(args.work, here)
    print(f"{len(lines)} utterances, {len(vocabulary)} words, "
          f"{len(sounds)} phones")


def read_lines(path):
    for line in open(path, encoding="utf-8"):
        name, words = line.rstrip("\n").split("\t")
        yield name, words.split()


def overlay(work, here):
    """SphinxTrain's scripts with our LDA and MLLT programs beside them."""
    tool = os.path.join(work, "sphinxtrain", "python", "cmusphinx")
    os.makedirs(tool, exist_ok=True)
    for link, target in ((os.path.join(work, "sphinxtrain", "scripts"),
                          f"{LIBRARY}/scripts"),
                         (os.path.join(tool, "lda.py"), f"{here}/lda.py"),
                         (os.path.join(tool, "mllt.py"), f"{here}/mllt.py")):
        if not os.path.islink(link):
            os.symlink(target, link)


if __name__ == "__main__":
    main()
