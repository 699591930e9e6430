"""Read Baum-Welch counts and read and write transforms, SphinxTrain's files.

counts(folders) -> (count, mean sum, full covariance sum) per Gaussian
read_transform / write_transform: a matrix as a list of rows
"""
import array
import os
import struct
import sys

MAGIC = 0x11223344


def _open(path):
    f = open(path, "rb")
    while f.readline().strip() != b"endhdr":
        pass
    if struct.unpack("<I", f.read(4))[0] != MAGIC:
        sys.exit(f"{path}: not written on a little-endian machine")
    return f


def _ints(f, n):
    return struct.unpack(f"<{n}I", f.read(4 * n))


def _floats(f, n):
    out = array.array("f")
    out.frombytes(f.read(4 * n))
    return out


def counts(folders):
    """Sum gauden_counts (bw -fullvar yes -2passvar yes) over folders."""
    total = None
    for folder in folders:
        path = os.path.join(folder, "gauden_counts")
        if not os.path.exists(path):
            continue
        with _open(path) as f:
            _, _, _, states, density, _, width = _ints(f, 7)
            mean = _floats(f, _ints(f, 1)[0])
            full = _floats(f, _ints(f, 1)[0])
            _ints(f, 3)
            dnom = _floats(f, _ints(f, 1)[0])
        n = states * density
        here = [(dnom[i], mean[i * width:(i + 1) * width],
                 full[i * width * width:(i + 1) * width * width])
                for i in range(n)]
        if total is None:
            total = [[d, list(m), list(v)] for d, m, v in here]
            continue
        for sums, (d, m, v) in zip(total, here):
            sums[0] += d
            sums[1] = [a + b for a, b in zip(sums[1], m)]
            sums[2] = [a + b for a, b in zip(sums[2], v)]
    return total


def read_transform(path):
    with _open(path) as f:
        _, rows, columns, n = _ints(f, 4)
        flat = _floats(f, n)
    return [list(flat[i * columns:(i + 1) * columns]) for i in range(rows)]


def write_transform(path, matrix):
    rows, columns = len(matrix), len(matrix[0])
    with open(path, "wb") as f:
        f.write(b"s3\nversion 0.1\nendhdr\n")
        f.write(struct.pack("<5I", MAGIC, 1, rows, columns, rows * columns))
        for row in matrix:
            array.array("f", row).tofile(f)


def read_gaussians(path):
    """Means or variances: per codebook a list of vectors (one stream)."""
    with _open(path) as f:
        books, _, density, width, n = _ints(f, 5)
        flat = _floats(f, n)
    size = density * width
    return [[list(flat[b * size + i:b * size + i + width])
             for i in range(0, size, width)] for b in range(books)]


def read_weights(path):
    """Counts of the mixture: per state a list, one a Gaussian."""
    with _open(path) as f:
        states, _, density, n = _ints(f, 4)
        flat = _floats(f, n)
    return [list(flat[i * density:(i + 1) * density]) for i in range(states)]


def write_gaussians(path, books):
    density, width = len(books[0]), len(books[0][0])
    with open(path, "wb") as f:
        f.write(b"s3\nversion 1.0\nendhdr\n")
        f.write(struct.pack("<6I", MAGIC, len(books), 1, density, width,
                            len(books) * density * width))
        for book in books:
            for vector in book:
                array.array("f", vector).tofile(f)


def write_weights(path, states):
    density = len(states[0])
    with open(path, "wb") as f:
        f.write(b"s3\nversion 1.0\nendhdr\n")
        f.write(struct.pack("<5I", MAGIC, len(states), 1, density,
                            len(states) * density))
        for weights in states:
            array.array("f", weights).tofile(f)
