"""Read Baum-Welch counts and read and write transforms, SphinxTrain's files.

counts(folders) -> (count, mean sum, full covariance sum) per Gaussian
read_transform / write_transform: a matrix as a list of rows
"""
import array
import math
import os
import struct
import sys

MAGIC = 0x11223344
# One step of a score or a weight in PocketSphinx's files, in natural
# logarithms: 1,024 steps of one to 1.0001.
STEP = 1024 * math.log(1.0001)


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


def _rows(flat, width):
    return [list(flat[i:i + width]) for i in range(0, len(flat), width)]


def _write(path, version, shape, rows):
    with open(path, "wb") as f:
        f.write(f"s3\nversion {version}\nendhdr\n".encode())
        f.write(struct.pack(f"<{len(shape) + 2}I", MAGIC, *shape,
                            len(rows) * len(rows[0])))
        for row in rows:
            array.array("f", row).tofile(f)


def read_transform(path):
    with _open(path) as f:
        _, _, columns, n = _ints(f, 4)
        return _rows(_floats(f, n), columns)


def write_transform(path, matrix):
    _write(path, "0.1", (1, len(matrix), len(matrix[0])), matrix)


def read_gaussians(path):
    """Means or variances: per codebook a list of vectors (one stream)."""
    with _open(path) as f:
        _, _, density, width, n = _ints(f, 5)
        return _rows(_rows(_floats(f, n), width), density)


def write_gaussians(path, books):
    _write(path, "1.0", (len(books), 1, len(books[0]), len(books[0][0])),
           [vector for book in books for vector in book])


def read_weights(path):
    """Counts of the mixture: per state a list, one a Gaussian."""
    with _open(path) as f:
        _, _, density, n = _ints(f, 4)
        return _rows(_floats(f, n), density)


def write_weights(path, states):
    _write(path, "1.0", (len(states), 1, len(states[0])), states)
