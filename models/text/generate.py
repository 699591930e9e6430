#!/usr/bin/env python3
"""Expand a sentence grammar (domain-zh.txt, domain-en.txt).

generate.py GRAMMAR [COUNT [SEED]]   prints COUNT different sentences

Each template is drawn as often as any other, whatever it expands to, so that
the fixed phrases of the trade keep their weight.  {NAME} draws one of NAME's
alternatives, {a/b/} one of the parts.
"""
import random
import re
import sys

CHOICE = re.compile(r"\{([^{}]*)\}")


def read(path):
    names, sentences = {}, []
    for line in open(path, encoding="utf-8"):
        line = line.strip()
        if not line or line.startswith(("#", "[")):
            continue
        if line.startswith("- "):
            sentences.append(line[2:])
        else:
            name, choices = line.split("=", 1)
            names[name.strip()] = [c.strip() for c in choices.split("|")]
    return names, sentences


def expand(text, names, chooser):
    for _ in range(50):
        match = CHOICE.search(text)
        if not match:
            return text
        inside = match[1]
        if inside in names:
            choice = chooser.choice(names[inside])
        else:
            choice = braced(chooser.choice(inside.split("/")), names)
        text = text[:match.start()] + choice + text[match.end():]
    raise ValueError(f"endless expansion: {text}")


def braced(text, names):
    """Names written without braces inside a choice (`keep/for DURATION`)."""
    for name in names:
        if len(name) > 2:
            text = re.sub(rf"(?<![A-Z{{]){name}(?![A-Z}}])",
                          "{" + name + "}", text)
    return text


def generate(path, count, seed=1):
    names, sentences = read(path)
    chooser = random.Random(seed)
    out = []
    while len(out) < count:
        for template in sentences:
            out.append(expand(template, names, chooser))
    return out[:count]


if __name__ == "__main__":
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 6000
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    for sentence in generate(sys.argv[1], count, seed):
        print(sentence)
