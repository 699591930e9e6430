#!/usr/bin/env python3
"""Measure character error rate with pocketsphinx_batch.

evaluate.py --data DATA --wav WAVDIR --model DIR [--split test] [--set
sentences|words|woman] [--dict FILE] [--lm FILE | --scripted] [--tdt]
[--network FILE] [--every N] [--limit N] [--jobs N] [-- -lw 8 ...]

--scripted makes a language model of the sentences' own texts (all of the
split), in which little follows a word but what does in them (--discount, as
pipeline/language has it).  --every hears each Nth sentence only.  --tdt measures upstream's model: the same words and the same model
of language, its own phones.  --network scores by one in place of the model's
Gaussians.  --wav may point at a degraded copy of the
recordings (degrade.py).  CPU time is user + system time of the decoder.
"""
import argparse
import json
import os
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import wave

import corpus
import features
import lm
from lexicon import Lexicon, plain, write_dictionary

HERE = os.path.dirname(os.path.abspath(__file__))
KEEP = re.compile(r"[\u3400-\u9fff\u3007A-Za-z0-9]")


def letters(text):
    """What is compared: Chinese characters, letters and digits."""
    return [c.upper() for c in KEEP.findall(text)]


def edits(reference, found):
    """Substitutions, deletions, insertions of the cheapest alignment."""
    row = [(j, 0, 0, j) for j in range(len(found) + 1)]
    for i, a in enumerate(reference, 1):
        previous, row = row, [(i, 0, i, 0)]
        for j, b in enumerate(found, 1):
            c, s, d, n = previous[j - 1]
            best = (c + (a != b), s + (a != b), d, n)
            c, s, d, n = previous[j]
            best = min(best, (c + 1, s, d + 1, n))
            c, s, d, n = row[j - 1]
            row.append(min(best, (c + 1, s, d, n + 1)))
    return row[-1][1:]


def tdt_dictionary(data, lexicon, words, path):
    """The same words in zh-tdt's phones, by way of their syllables."""
    sounds = {}
    folder = os.path.join(data, "models", "zh-tdt")
    for line in open(os.path.join(folder, "mandarin_notone.dic"),
                     encoding="utf-8"):
        word, *rest = line.split()
        if len(word) == 1 and word in lexicon.chars:
            readings = {plain(r)[0] for r in lexicon.chars[word]}
            # A character of one reading tells for sure; others only where
            # nothing else does.
            weight = 1000 if len(readings) == 1 else 1
            usual = plain(lexicon.char_readings(word)[0])[0]
            votes = sounds.setdefault(usual, {})
            votes[" ".join(rest)] = votes.get(" ".join(rest), 0) + weight
    best = {s: max(v, key=v.get) for s, v in sounds.items()}
    missing = set()
    with open(path, "w", encoding="utf-8") as out:
        for word in sorted(words):
            known = []
            for reading in lexicon.pinyin(word):
                parts = [plain(s)[0] for s in reading.split()]
                missing |= {p for p in parts if p not in best}
                text = " ".join(best.get(p, "") for p in parts)
                if text not in known and all(p in best for p in parts):
                    known.append(text)
            for i, text in enumerate(known):
                out.write(f"{word if not i else f'{word}({i + 1})'} {text}\n")
    if missing:
        print("zh-tdt has no", " ".join(sorted(missing)))


def seconds(path):
    with wave.open(path) as f:
        return f.getnframes() / f.getframerate()


def sound(args, work):
    """What the decoder reads: recordings, or what a network makes of them."""
    if args.network:
        return ["-senin", "yes", "-pl_window", "0", "-cepdir", work,
                "-cepext", ".sen"]
    return ["-cepdir", args.wav, "-cepext", ".wav", "-adcin", "yes",
            "-adchdr", "44", "-samprate", "8000", "-cmn", "batch",
            "-remove_silence", "no"]


def score(args, names, work):
    """Score files, for --network; NumPy is not needed without."""
    import scores
    network = scores.Network(args.network)
    features.compute(args.wav, f"{work}/feat", names,
                     {**features.FEAT, "-ncep": str(network.cepstra)})
    scores.write(network, f"{work}/feat", work, names)


def decode(args, names, hmm, dictionary, model, work):
    """Run the decoder in args.jobs processes -> {name: text}, CPU seconds
    without those of a network."""
    if args.network:
        score(args, names, work)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    jobs = []
    for part in range(args.jobs):
        control = f"{work}/{part}.ctl"
        with open(control, "w") as out:
            out.write("".join(n + "\n" for n in names[part::args.jobs]))
        command = ["pocketsphinx_batch", "-hmm", hmm, "-dict", dictionary,
                   *model, "-ctl", control, *sound(args, work), "-hyp",
                   f"{work}/{part}.hyp", *args.options]
        jobs.append(subprocess.Popen(command, stdout=subprocess.DEVNULL,
                                     stderr=open(f"{work}/{part}.log", "w")))
    if any([job.wait() for job in jobs]):
        sys.exit(f"pocketsphinx_batch failed, see {work}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    found = {}
    for part in range(args.jobs):
        for line in open(f"{work}/{part}.hyp", encoding="utf-8"):
            match = re.match(r"(.*)\((\S+) -?\d+\)$", line.strip())
            found[match[2]] = match[1]
    if args.network:
        # Some 0.3 MB for a second of sound.
        shutil.rmtree(work)
    return found, (after.ru_utime + after.ru_stime - before.ru_utime
                   - before.ru_stime)


def report(rows, found):
    groups, errors = {}, {}
    total = [0, 0, 0, 0]
    right = 0
    for row in rows:
        reference = letters(row["text"])
        result = edits(reference, letters(found.get(row["stem"], "")))
        right += not sum(result)
        one = [len(reference), *result]
        total = [a + b for a, b in zip(total, one)]
        for key in (row.get("gender", "-"), "speaker " + row["speaker"]):
            groups[key] = [a + b for a, b in
                           zip(groups.get(key, [0] * 4), one)]
        errors[row["stem"]] = sum(result) / max(1, len(reference))
    return total, groups, right, errors


def rate(counts):
    return 100 * sum(counts[1:]) / max(1, counts[0])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", required=True)
    parser.add_argument("--wav", required=True)
    parser.add_argument("--model")
    parser.add_argument("--text", default=os.path.join(HERE, "../text"))
    parser.add_argument("--split", default="test")
    parser.add_argument("--set", default="sentences")
    parser.add_argument("--dict")
    parser.add_argument("--lm")
    parser.add_argument("--scripted", action="store_true")
    parser.add_argument("--more", type=int, default=0, help="so many "
                        "training sentences join --scripted's texts: dev "
                        "has fewer than test")
    parser.add_argument("--order", type=int, default=3)
    parser.add_argument("--discount", type=float, default=0.1)
    parser.add_argument("--vocabulary", type=int, default=2000)
    parser.add_argument("--tdt", action="store_true")
    parser.add_argument("--network")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--json")
    parser.add_argument("--name", default="")
    parser.add_argument("options", nargs="*")
    args = parser.parse_args()

    lexicon = Lexicon(args.data, args.text)
    if args.set == "sentences":
        rows = corpus.sentences(args.data)
    else:
        rows = corpus.words(args.data, {"words": corpus.WORDS, "woman":
                                        corpus.WOMAN}[args.set])
    if args.set == "sentences":
        every = rows
    else:
        every = (corpus.words(args.data, corpus.WORDS)
                 + corpus.words(args.data, corpus.WOMAN))
    rows = [r for r in rows if r["split"] == args.split]
    texts = None
    if args.scripted:
        more = [r for r in every if r["split"] == "train"][:args.more]
        texts = [lexicon.segment(r["text"]) for r in rows + more]
    rows = rows[::args.every][:args.limit]
    work = tempfile.mkdtemp(prefix="evaluate.")
    hmm, dictionary, model = args.model, args.dict, ["-lm", args.lm]
    if args.tdt:
        hmm = os.path.join(args.data, "models", "zh-tdt")
    if args.set != "sentences":
        model, texts = word_list(args, rows, every, work)
    elif args.scripted:
        script = lm.Ngrams(texts, args.order, most=args.discount)
        lm.build(f"{work}/own.arpa", [script], [1.0], args.order)
        lm.convert(f"{work}/own.arpa", f"{work}/own.lm.bin")
        model = ["-lm", f"{work}/own.lm.bin"]
    words = {w for t in texts for w in t} if texts else None
    if args.tdt:
        dictionary = f"{work}/tdt.dict"
        tdt_dictionary(args.data, lexicon,
                       words or lm.dictionary_words(args.dict), dictionary)
    elif words:
        dictionary = f"{work}/own.dict"
        write_dictionary(lexicon, words, dictionary)

    start = time.time()
    found, cpu = decode(args, [r["stem"] for r in rows], hmm, dictionary,
                        model, work)
    audio = sum(seconds(os.path.join(args.wav, r["stem"] + ".wav"))
                for r in rows)
    total, groups, right, errors = report(rows, found)
    named = {g: round(rate(c), 2) for g, c in groups.items()
             if not g.startswith("speaker")}
    print(f"{args.name} {args.set}/{args.split} {len(rows)} files "
          f"{audio / 60:.1f} min: CER {rate(total):.2f} % "
          f"(S {total[1]} D {total[2]} I {total[3]} of {total[0]}) "
          f"whole {100 * right / len(rows):.1f} % cpu/audio "
          f"{cpu / audio:.3f} wall {time.time() - start:.0f} s by gender "
          f"{named} {' '.join(args.options)}", flush=True)
    if args.json:
        with open(args.json, "w", encoding="utf-8") as out:
            json.dump({"cer": rate(total), "groups": {
                g: rate(c) for g, c in groups.items()}, "files": errors,
                "found": found}, out, ensure_ascii=False, indent=1)


def word_list(args, rows, every, work):
    """A vocabulary with every test word and others, drawn from both sets of
    words, up to --vocabulary."""
    own = sorted({r["text"] for r in rows})
    others = sorted({r["text"] for r in every} - set(own))
    random.Random(1).shuffle(others)
    words = own + others[:max(0, args.vocabulary - len(own))]
    with open(f"{work}/own.arpa", "w", encoding="utf-8") as out:
        p = -len(str(len(words)))
        out.write(f"\\data\\\nngram 1={len(words) + 2}\nngram 2="
                  f"{2 * len(words)}\n\n\\1-grams:\n-99 <s> 0\n{p} </s>\n")
        out.write("".join(f"{p} {w} -3\n" for w in words))
        out.write("\n\\2-grams:\n")
        out.write("".join(f"{p} <s> {w}\n0 {w} </s>\n" for w in words))
        out.write("\n\\end\\\n")
    return ["-lm", f"{work}/own.arpa"], [[w] for w in words]


if __name__ == "__main__":
    main()
