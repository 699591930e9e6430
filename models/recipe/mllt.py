#!/usr/bin/env python3
"""Maximum-likelihood linear transform over LDA features.

mllt.py -l LDA OUT ACCUMDIR...

The square transform after which diagonal covariances fit best, found row by
row (Gales 1999, semi-tied covariances, eq. 23), composed with LDA.
"""
import math
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.realpath(__file__)))

import matrix  # noqa: E402
import s3file  # noqa: E402

SWEEPS = 12


def quadratic(full, row):
    """full * row' and row * full * row' for a flat square matrix."""
    n = len(row)
    part = [sum(map(float.__mul__, full[i * n:(i + 1) * n], row))
            for i in range(n)]
    return sum(map(float.__mul__, part, row))


def update(a, i, states, total):
    n = len(a)
    sums = [0.0] * (n * n)
    for d, full in states:
        scale = d / quadratic(full, a[i])
        sums = [s + scale * f for s, f in zip(sums, full)]
    inverse = matrix.inverse([sums[r * n:(r + 1) * n] for r in range(n)])
    cofactor = matrix.transpose(matrix.inverse(a))[i]
    row = matrix.apply(inverse, cofactor)
    scale = math.sqrt(total / sum(map(float.__mul__, row, cofactor)))
    a[i] = [x * scale for x in row]


def main():
    _, before, out, *folders = sys.argv[1:]
    states = [(d, [v / d for v in full])
              for d, _, full in s3file.counts(folders) if d > 10]
    n = int(math.sqrt(len(states[0][1])))
    total = sum(d for d, _ in states)
    a = matrix.identity(n)
    for sweep in range(SWEEPS):
        for i in range(n):
            update(a, i, states, total)
        fit = -0.5 * sum(d * math.log(quadratic(full, row))
                         for d, full in states for row in a) / total
        print("sweep", sweep, "spread", fit, flush=True)
    s3file.write_transform(out, matrix.multiply(
        a, s3file.read_transform(before)[:n]))


if __name__ == "__main__":
    main()
