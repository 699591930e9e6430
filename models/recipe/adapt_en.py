#!/usr/bin/env python3
"""Adapt Debian's en-us to the telephone: one MLLR transform of its means.

adapt_en.py WORK [--out FILE]

From packages alone: sphinxtrain, pocketsphinx-en-us, sox,
asterisk-core-sounds-en-wav (one woman, 8 kHz) with the texts of
asterisk-core-sounds-en, pocketsphinx-testdata (readers, brought to 8 kHz).
Every fourth recording is kept for the test.  WORK gets adapt.csv, test.csv
(all), others.csv (other voices than the woman's) and their texts for
`auscult eval --lm-text`, and `mllr_matrix`.

The sound goes through 300 to 3,400 Hz and mu-law, then to the model's 16 kHz:
what a telephone leaves of it (ITU-T G.712, G.711).
"""
import argparse
import array
import csv
import gzip
import os
import re
import shutil
import struct
import subprocess

TRAIN = "/usr/lib/sphinxtrain"
MODEL = "/usr/share/pocketsphinx/model/en-us/en-us"
DICTIONARY = "/usr/share/pocketsphinx/model/en-us/cmudict-en-us.dict"
SOUNDS = "/usr/share/asterisk/sounds/en_US_f_Allison"
TEXTS = "/usr/share/doc/asterisk-core-sounds-en/core-sounds-en.txt.gz"
READERS = "/usr/share/pocketsphinx/test/data"
KEPT = 4                # every fourth recording is for the test
LEAST_WORDS = 3         # of a prompt
FRAME_RATE = "90"       # as model.yaml has it
LOG_BASE, SHIFT = 1.0001, 10    # of the mixture weights in `sendump`
FEATURES = ["-feat", "1s_c_d_dd", "-svspec", "0-12/13-25/26-38",
            "-cmn", "current", "-agc", "none", "-varnorm", "no"]


def clean(text):
    return re.sub(r"[^a-z' ]+", " ", text.lower().replace("-", " ")).split()


def prompts(known):
    """(file, words, speaker) of the prompts that the dictionary can say."""
    with gzip.open(TEXTS, "rt", encoding="utf-8", errors="replace") as lines:
        for line in lines:
            name, colon, text = line.partition(":")
            path = f"{SOUNDS}/{name.strip()}.wav"
            words = clean(text)
            if (colon and not re.search(r"[\[\]<>0-9]", text)
                    and len(words) >= LEAST_WORDS and os.path.exists(path)
                    and all(w in known for w in words)):
                yield path, words, "allison"


def readings(known):
    for folder in ("librivox", "cards"):
        base = f"{READERS}/{folder}"
        path = f"{base}/transcription"
        if not os.path.exists(path):
            path = f"{base}/cards.transcription"
        for line in open(path, encoding="utf-8"):
            match = re.match(r"(.*)\((\S+)\)", line.strip())
            words = clean(re.sub(r"</?s>", "", match[1]))
            if all(w in known for w in words):
                yield f"{base}/{match[2]}.wav", words, folder


def telephone(source, narrow, wide):
    subprocess.run(["sox", source, "-r", "8000", "-c", "1", "-e", "mu-law",
                    narrow, "sinc", "300-3400"], check=True)
    subprocess.run(["sox", narrow, "-r", "16000", "-e", "signed", "-b", "16",
                    wide], check=True)


def gather(work):
    """All recordings through the telephone -> (adapt, test) rows."""
    known = {line.split()[0] for line in open(DICTIONARY, encoding="utf-8")}
    adapt, test = [], []
    for folder in ("narrow", "wav"):
        os.makedirs(f"{work}/{folder}", exist_ok=True)
    voices = [list(prompts(known)), list(readings(known))]
    for i, (source, words, who) in enumerate(
            row for voice in voices for row in voice):
        name = f"{who}-{i:04}"
        narrow, wide = f"{work}/narrow/{name}.wav", f"{work}/wav/{name}.wav"
        telephone(source, narrow, wide)
        (test if i % KEPT == 0 else adapt).append(
            (name, os.path.abspath(narrow), " ".join(words), who))
    return adapt, test


def write_rows(work, name, rows):
    with open(f"{work}/{name}.csv", "w", newline="", encoding="utf-8") as out:
        table = csv.writer(out)
        table.writerow(["audio", "language", "text", "speaker"])
        table.writerows((row[1], "en", row[2], row[3]) for row in rows)
    with open(f"{work}/{name}.txt", "w", encoding="utf-8") as out:
        out.writelines(row[2] + "\n" for row in rows)


def mixture_weights(path):
    """The model's weights, which Debian has in the recogniser's own form."""
    with open(f"{MODEL}/sendump", "rb") as f:
        while (length := struct.unpack("<I", f.read(4))[0]):
            f.read(length)
        densities, senones = struct.unpack("<2I", f.read(8))
        ids = f.read()
    features = len(ids) // (densities * senones)
    value = [LOG_BASE ** -(i << SHIFT) for i in range(256)]
    with open(path, "wb") as out:
        out.write(b"s3\nversion 1.0\nendhdr\n")
        out.write(struct.pack("<5I", 0x11223344, senones, features, densities,
                              senones * features * densities))
        for senone in range(senones):
            array.array("f", (value[i] for i in ids[senone::senones])
                        ).tofile(out)


def run(*command, **options):
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, **options)


def solve(work, rows):
    model = f"{work}/model"
    shutil.copytree(MODEL, model, dirs_exist_ok=True)
    mixture_weights(f"{model}/mixture_weights")
    run("pocketsphinx_mdef_convert", "-text", f"{MODEL}/mdef",
        f"{model}/mdef.txt", stderr=subprocess.DEVNULL)
    with open(f"{work}/fileids", "w") as names, \
            open(f"{work}/transcription", "w") as texts:
        for name, _, text, _ in rows:
            names.write(name + "\n")
            texts.write(f"<s> {text} </s> ({name})\n")
    with open(f"{work}/train.log", "w") as log:
        run("sphinx_fe", "-argfile", f"{MODEL}/feat.params", "-samprate",
            "16000", "-frate", FRAME_RATE, "-c", f"{work}/fileids", "-di",
            f"{work}/wav", "-do", f"{work}/feat", "-ei", "wav", "-eo", "mfc",
            "-mswav", "yes", stderr=log)
        os.makedirs(f"{work}/counts", exist_ok=True)
        run(f"{TRAIN}/bw", "-hmmdir", model, "-moddeffn", f"{model}/mdef.txt",
            "-mixwfn", f"{model}/mixture_weights", "-ts2cbfn", ".ptm.",
            *FEATURES, "-dictfn", DICTIONARY, "-fdictfn",
            f"{model}/noisedict", "-ctlfn", f"{work}/fileids", "-lsnfn",
            f"{work}/transcription", "-cepdir", f"{work}/feat", "-cepext",
            "mfc", "-accumdir", f"{work}/counts", stderr=log)
        run(f"{TRAIN}/mllr_solve", "-meanfn", f"{model}/means", "-varfn",
            f"{model}/variances", "-outmllrfn", f"{work}/mllr_matrix",
            "-accumdir", f"{work}/counts", stderr=log)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("work")
    parser.add_argument("--out", help="copy the transform there")
    arguments = parser.parse_args()
    work = os.path.abspath(arguments.work)
    os.makedirs(f"{work}/feat", exist_ok=True)
    adapt, test = gather(work)
    write_rows(work, "adapt", adapt)
    write_rows(work, "test", test)
    write_rows(work, "others", [row for row in test if row[3] != "allison"])
    solve(work, adapt)
    if arguments.out:
        shutil.copy(f"{work}/mllr_matrix", arguments.out)


if __name__ == "__main__":
    main()
