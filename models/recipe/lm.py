#!/usr/bin/env python3
"""Build n-gram language models (ARPA) from segmented text, in plain Python.

Each component is an interpolated Kneser-Ney model (Chen and Goodman 1998)
with one discount an order; components are mixed linearly and the back-off
weights computed anew, so the result is an ordinary ARPA file.

  lm.py OUT.arpa TEXT[:WEIGHT[:CUTOFF]] ... [--order 3] [--words FILE:WEIGHT]
                 [--dict FILE]

TEXT holds one sentence a line, words apart by spaces.  CUTOFF drops trigrams
seen fewer times.  --words adds a unigram component: `word count` lines.
--dict keeps only words that the dictionary has.
"""
import argparse
import collections
import math
import subprocess

START, END = "<s>", "</s>"
FLOOR = 1e-99


class Ngrams:
    """Interpolated Kneser-Ney estimates of one text."""

    def __init__(self, sentences, order=3, cutoff=1, most=1.0):
        self.order = order
        self.most = most
        counts = [collections.Counter() for _ in range(order + 1)]
        for words in sentences:
            padded = [START] + words + [END]
            for n in range(1, order + 1):
                for i in range(len(padded) - n + 1):
                    counts[n][tuple(padded[i:i + n])] += 1
        if order >= 3 and cutoff > 1:
            counts[order] = collections.Counter(
                {g: c for g, c in counts[order].items() if c >= cutoff})
        # Lower orders count distinct left contexts, except where the n-gram
        # starts the sentence and so can have none.
        for n in range(order - 1, 0, -1):
            kept = collections.Counter()
            for gram in counts[n + 1]:
                kept[gram[1:]] += 1
            for gram, count in counts[n].items():
                if gram[0] == START and n > 1:
                    kept[gram] = count
                elif not kept[gram]:
                    kept[gram] = 1
            kept.pop((START,), None)
            counts[n] = kept
        self.p = {}
        self.context = [None] * (order + 1)
        self.discount = [0.0] * (order + 1)
        self.counts = counts
        for n in range(1, order + 1):
            self._totals(n)

    def _totals(self, n):
        total, kinds = collections.Counter(), collections.Counter()
        ones = twos = 0
        for gram, count in self.counts[n].items():
            total[gram[:-1]] += count
            kinds[gram[:-1]] += 1
            ones += count == 1
            twos += count == 2
        self.context[n] = (total, kinds)
        discount = ones / (ones + 2 * twos) if ones and twos else 0.6
        self.discount[n] = min(discount, self.most)

    def prob(self, gram):
        """P(last word | words before), backing off as far as needed."""
        n = len(gram)
        if n == 0:
            return 0.0
        if n > self.order:
            return self.prob(gram[-self.order:])
        total, kinds = self.context[n]
        mass = total.get(gram[:-1], 0)
        if not mass:
            return self.prob(gram[1:])
        d = self.discount[n]
        count = self.counts[n].get(gram, 0)
        lower = self.prob(gram[1:])
        if n == 1:
            return max(count - d, 0) / mass
        return (max(count - d, 0) + d * kinds[gram[:-1]] * lower) / mass

    def grams(self, n):
        return self.counts[n] if n <= self.order else {}

    def knows(self, context):
        n = len(context) + 1
        return n <= self.order and context in self.context[n][0]


class Unigrams:
    """A word list with counts, so that every word can be said."""

    order = 1

    def __init__(self, counts):
        total = sum(counts.values())
        self.counts = [None, {(w,): c / total for w, c in counts.items()}]

    def prob(self, gram):
        return self.counts[1].get(gram[-1:], 0.0)

    def grams(self, n):
        return self.counts[1] if n == 1 else {}


def mixture(components, weights, order):
    """Union of the n-grams with interpolated probabilities."""
    scale = sum(weights)
    weights = [w / scale for w in weights]

    def prob(gram):
        return sum(w * c.prob(gram) for w, c in zip(weights, components))

    tables = [None]
    for n in range(1, order + 1):
        union = set()
        for c in components:
            union.update(c.grams(n))
        tables.append({g: prob(g) for g in union if g != (START,)})
    spare = 1.0 - sum(tables[1].values())
    if spare > 1e-9:
        share = spare / len(tables[1])
        tables[1] = {g: p + share for g, p in tables[1].items()}
    return tables


def prune(tables, threshold):
    """Drop n-grams whose loss raises perplexity least (Stolcke 1998, with
    the history's own probability estimated by the model)."""
    if not threshold:
        return
    for n in range(len(tables) - 1, 1, -1):
        low = {}
        keep = {g[:-1] for g in tables[n + 1]} if n + 1 < len(tables) else ()
        bow = backoffs(tables, n)
        for gram, p in tables[n].items():
            if gram in keep:
                continue
            q = lookup(tables, gram[1:]) * bow.get(gram[:-1], 1.0)
            history = 1.0
            for i in range(len(gram) - 1):
                history *= 1.0 if gram[i] == START else \
                    lookup(tables, gram[max(0, i - 1):i + 1])
            low[gram] = history * p * abs(math.log(p / max(q, FLOOR)))
        for gram, loss in low.items():
            if loss < threshold:
                del tables[n][gram]


def lookup(tables, gram):
    while len(gram) > 1:
        if gram in tables[len(gram)]:
            return tables[len(gram)][gram]
        gram = gram[1:]
    return tables[1].get(gram, FLOOR)


def backoffs(tables, n):
    """Back-off weights of the contexts of order-n n-grams."""
    seen, below = collections.Counter(), collections.Counter()
    for gram, p in tables[n].items():
        seen[gram[:-1]] += p
        below[gram[:-1]] += chain(tables, gram[1:])
    return {c: max(1.0 - seen[c], 1e-7) / max(1.0 - below[c], 1e-7)
            for c in seen}


def chain(tables, gram):
    if gram in tables[len(gram)]:
        return tables[len(gram)][gram]
    if len(gram) == 1:
        return FLOOR
    return tables.bow[len(gram)].get(gram[:-1], 1.0) * chain(tables, gram[1:])


class Tables(list):
    """Probability tables by order with the back-off weights beside them."""

    def settle(self):
        self.bow = [None] * (len(self) + 1)
        for n in range(2, len(self)):
            self.bow[n] = backoffs(self, n)


def log10(p):
    return math.log10(p) if p > FLOOR else -99.0


def write(tables, path):
    order = len(tables) - 1
    with open(path, "w", encoding="utf-8") as out:
        tables[1].setdefault((START,), 0.0)
        tables[1].setdefault((END,), 1e-7)
        out.write("\\data\\\n")
        for n in range(1, order + 1):
            out.write(f"ngram {n}={len(tables[n])}\n")
        for n in range(1, order + 1):
            out.write(f"\n\\{n}-grams:\n")
            bow = tables.bow[n + 1] if n < order else {}
            for gram in sorted(tables[n]):
                out.write(f"{log10(tables[n][gram]):.4f} {' '.join(gram)}")
                if n < order:
                    out.write(f" {log10(bow.get(gram, 1.0)):.4f}")
                out.write("\n")
        out.write("\n\\end\\\n")


def build(path, components, weights, order=3, threshold=0.0):
    tables = Tables(mixture(components, weights, order))
    tables.settle()
    if threshold:
        prune(tables, threshold)
        tables.settle()
    write(tables, path)
    return [len(t) for t in tables[1:]]


def convert(arpa, binary):
    """ARPA -> PocketSphinx's own binary, which loads at once."""
    subprocess.run(["sphinx_lm_convert", "-i", arpa, "-o", binary],
                   check=True, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL)


def read_sentences(path, vocabulary=None):
    for line in open(path, encoding="utf-8"):
        words = line.split()
        if words and (not vocabulary or all(w in vocabulary for w in words)):
            yield words


def dictionary_words(path):
    return {line.split()[0] for line in open(path, encoding="utf-8")
            if line.strip() and "(" not in line.split()[0]}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("out")
    parser.add_argument("texts", nargs="+")
    parser.add_argument("--order", type=int, default=3)
    parser.add_argument("--words")
    parser.add_argument("--dict")
    parser.add_argument("--prune", type=float, default=0.0)
    args = parser.parse_args()
    vocabulary = dictionary_words(args.dict) if args.dict else None
    components, weights = [], []
    for text in args.texts:
        name, weight, cutoff, *_ = (text + ":1:1").split(":")
        components.append(Ngrams(read_sentences(name, vocabulary),
                                 args.order, int(cutoff)))
        weights.append(float(weight))
    if args.words:
        name, weight = args.words.rsplit(":", 1)
        counts = {}
        for line in open(name, encoding="utf-8"):
            word, count = line.split()[:2]
            if not vocabulary or word in vocabulary:
                counts[word] = float(count)
        components.append(Unigrams(counts))
        weights.append(float(weight))
    sizes = build(args.out, components, weights, args.order, args.prune)
    print(" ".join(f"{n + 1}-grams: {s}" for n, s in enumerate(sizes)))


if __name__ == "__main__":
    main()
