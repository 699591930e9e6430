#!/usr/bin/env python3
"""Put a trained model into a model folder and bring its digests up to date.

package.py OUT [--acoustic MODEL] [--lexicon LEXDIR] [--lm FILE]
           [--network FILE]

What is not given stays as it is.  OUT/model.yaml is kept by hand (that of
models/zh-cn-8k is taken where there is none); only its list of files is
written here.
"""
import argparse
import hashlib
import os
import re
import shutil

HERE = os.path.dirname(os.path.abspath(__file__))
ACOUSTIC = ("mdef", "means", "variances", "mixture_weights", "sendump",
            "transition_matrices", "feature_transform", "feat.params",
            "noisedict")


def copy_acoustic(model, out):
    for name in ACOUSTIC:
        if os.path.exists(f"{model}/{name}"):
            shutil.copy(f"{model}/{name}", out)
        elif os.path.exists(f"{out}/{name}"):
            os.remove(f"{out}/{name}")


def copy_lexicon(lexicon, out):
    for name in ("zh-cn.dict", "zh-char.dict"):
        shutil.copy(f"{lexicon}/{name}", out)
    shutil.copy(f"{HERE}/../text/words.txt", out)
    with open(f"{out}/zh-cn.dict", encoding="utf-8") as lines:
        phones = {p for line in lines for p in line.split()[1:]}
    with open(f"{out}/phones.txt", "w") as f:
        f.write("\n".join(sorted(phones | {"SIL"})) + "\n")


def digest(path):
    with open(path, "rb") as f:
        return hashlib.sha256(f.read()).hexdigest()


def describe(out):
    """Rewrite the `files:` section of model.yaml."""
    path = f"{out}/model.yaml"
    if not os.path.exists(path):
        shutil.copy(f"{HERE}/../zh-cn-8k/model.yaml", path)
    with open(path, encoding="utf-8") as f:
        text = f.read()
    names = sorted(n for n in os.listdir(out) if n != "model.yaml")
    files = "".join(f"  {n}: {digest(f'{out}/{n}')}\n" for n in names)
    with open(path, "w", encoding="utf-8") as f:
        f.write(re.sub(r"(?m)^files:\n(  .*\n)*", "files:\n" + files, text))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("out")
    parser.add_argument("--acoustic")
    parser.add_argument("--lexicon")
    parser.add_argument("--lm")
    parser.add_argument("--network")
    args = parser.parse_args()
    os.makedirs(args.out, exist_ok=True)
    if args.acoustic:
        copy_acoustic(args.acoustic, args.out)
    if args.lexicon:
        copy_lexicon(args.lexicon, args.out)
    if args.lm:
        shutil.copy(args.lm, f"{args.out}/zh-cn.lm.bin")
    if args.network:
        shutil.copy(args.network, f"{args.out}/network")
    describe(args.out)
    size = sum(os.path.getsize(f"{args.out}/{n}")
               for n in os.listdir(args.out))
    print(f"{args.out}: {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
