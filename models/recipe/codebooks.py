#!/usr/bin/env python3
"""Phonetically tied mixtures from the Gaussians of single states.

codebooks.py MDEF SOURCE TARGET DENSITY

SOURCE holds the parameters of a continuous model tied by MDEF (its text
form), TARGET receives those of a model whose states share one codebook of
DENSITY Gaussians a phone.  The Gaussians of a phone's states are merged, each
time the two that lose the least likelihood by it, until DENSITY are left; a
state's weights follow its own Gaussians, and OTHERS of them is spread over the
rest of the codebook, so that Baum-Welch can find more use for them.  A phone
with fewer Gaussians than DENSITY is filled up with some that nothing is near.
"""
import os
import shutil
import sys
from math import log

import s3file

OTHERS = 0.1
FAR = 1e3


def phones_of(path):
    """Context-free phones in their order, and the phone of every state."""
    order, phone = [], {}
    for line in open(path):
        fields = line.split()
        if line.startswith("#") or len(fields) < 10:
            continue
        if fields[1:4] == ["-"] * 3:
            order.append(fields[0])
        for state in fields[6:-1]:
            phone[int(state)] = fields[0]
    return order, phone


def merged(a, b):
    """Count, mean, variance and entropy of two Gaussians taken as one."""
    n = a[0] + b[0]
    share = b[0] / n
    mean = [x + share * (y - x) for x, y in zip(a[1], b[1])]
    variance = [v + share * (w - v) + share * (1 - share) * (y - x) ** 2
                for v, w, x, y in zip(a[2], b[2], a[1], b[1])]
    return n, mean, variance, n * sum(map(log, variance))


def merge_down(pool, density):
    """Merge the pool's Gaussians -> those left, and for each of the pool's
    which it went into."""
    alive = {i: g for i, g in enumerate(pool)}
    into = list(range(len(pool)))

    def nearest(i, others):
        """Least loss of merging i with one of others, as (loss, other)."""
        g = alive[i]
        return min(((merged(g, alive[j])[3] - g[3] - alive[j][3], j)
                    for j in others if j != i), default=(float("inf"), None))

    best = {i: nearest(i, range(i)) for i in alive}
    while len(alive) > density:
        i = min(alive, key=lambda k: best[k])
        j = best[i][1]
        alive[j] = merged(alive[i], alive[j])
        del alive[i], best[i]
        into = [j if k == i else k for k in into]
        for k in alive:
            if k == j or best[k][1] in (i, j):
                best[k] = nearest(k, [m for m in alive if m < k])
            elif k > j:
                loss = merged(alive[k], alive[j])[3] - alive[k][3] - alive[j][3]
                best[k] = min(best[k], (loss, j))
    place = {i: n for n, i in enumerate(alive)}
    return list(alive.values()), [place[i] for i in into]


def main():
    mdef, source, target, density = sys.argv[1:5]
    density = int(density)
    phones, phone_of = phones_of(mdef)
    means = s3file.read_gaussians(f"{source}/means")
    variances = s3file.read_gaussians(f"{source}/variances")
    counts = s3file.read_weights(f"{source}/mixture_weights")
    books, weights = [], [None] * len(phone_of)
    for phone in phones:
        names, pool = [], []
        states = sorted(s for s in phone_of if phone_of[s] == phone)
        for state in states:
            for n, m, v in zip(counts[state], means[state], variances[state]):
                if n > 0 and min(v) > 0:
                    names.append(state)
                    pool.append((n, m, v, n * sum(map(log, v))))
        book, into = merge_down(pool, density)
        every = sum(g[0] for g in book)
        spread = [g[0] / every for g in book] + [0] * (density - len(book))
        for state in states:
            total = sum(counts[state])
            weights[state] = [OTHERS * total * s for s in spread]
        for state, g, where in zip(names, pool, into):
            weights[state][where] += (1 - OTHERS) * g[0]
        width = len(means[0][0])
        book += [(0, [FAR] * width, [1] * width)] * (density - len(book))
        books.append(book)
    os.makedirs(target, exist_ok=True)
    s3file.write_gaussians(f"{target}/means", [[g[1] for g in b]
                                               for b in books])
    s3file.write_gaussians(f"{target}/variances", [[g[2] for g in b]
                                                   for b in books])
    s3file.write_weights(f"{target}/mixture_weights", weights)
    shutil.copy(f"{source}/transition_matrices", target)


if __name__ == "__main__":
    main()
