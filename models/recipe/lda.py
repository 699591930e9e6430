#!/usr/bin/env python3
"""Linear discriminant analysis from full-covariance Baum-Welch counts.

lda.py OUT ACCUMDIR...

Stands in for SphinxTrain's lda.py, which needs Python 2, NumPy and SciPy.
Classes are the states of the context-independent phones; the rows are scaled
so that the variance within classes is 1, which the variance floor expects.
"""
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.realpath(__file__)))

import matrix  # noqa: E402
import s3file  # noqa: E402


def scatter(states):
    """Covariance within classes and between them."""
    width = len(states[0][1])
    total = sum(d for d, _, _ in states)
    middle = [sum(m[i] for _, m, _ in states) / total for i in range(width)]
    within = [0.0] * (width * width)
    between = [[0.0] * width for _ in range(width)]
    for d, mean, full in states:
        if d <= 0:
            continue
        within = [a + b for a, b in zip(within, full)]
        away = [m / d - g for m, g in zip(mean, middle)]
        for i in range(width):
            scale = d * away[i] / total
            between[i] = [b + scale * a for b, a in zip(between[i], away)]
    return [[within[i * width + j] / total for j in range(width)]
            for i in range(width)], between


def main():
    out, *folders = sys.argv[1:]
    within, between = scatter(s3file.counts(folders))
    down = matrix.inverse(matrix.cholesky(within))
    values, vectors = matrix.eigen(matrix.multiply(
        matrix.multiply(down, between), matrix.transpose(down)))
    print("eigenvalues", " ".join(f"{v:.3f}" for v in values[:50]))
    s3file.write_transform(out, matrix.multiply(vectors, down))


if __name__ == "__main__":
    main()
