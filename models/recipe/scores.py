#!/usr/bin/env python3
"""What a network makes of recordings, as files that pocketsphinx_batch reads
(-senin yes -pl_window 0): pipeline/transcribe/network.h in NumPy.

scores.write(network, cepstra_folder, out_folder, names)
"""
import itertools
import os
import typing

import numpy as np

import s3file
from cepstra import normalised, read_cepstra

# A network's file (pipeline/transcribe/network.h): how it begins, and what a
# layer keeps of its input beside what it makes of it.
MAGIC = b"AUSCNET2"
AROUND = 0.66
# So much of a log likelihood counts: frames next to each other see nearly the
# same, and together they would be too sure of it, against the language and the
# width of the search.
SCALE = 0.5


class Head(typing.NamedTuple):
    """What a network's file has before its values."""
    cepstra: int
    splice: int
    width: int
    narrow: int
    last: int
    states: int
    strides: list
    shared: list  # of each shared state its [(state, steps), ...]

    @classmethod
    def read(cls, file):
        if file.read(len(MAGIC)) != MAGIC:
            raise ValueError(f"{file.name}: is no network")

        def take(count):
            return np.fromfile(file, "<i4", count).tolist()

        *sizes, layers, shared = take(8)
        return cls(*sizes, take(layers), [
            list(zip(*[iter(take(2 * take(1)[0]))] * 2))
            for _ in range(shared)])

    def write(self, file):
        *sizes, strides, shared = self
        values = [*sizes, len(strides), len(shared), *strides]
        for members in shared:
            values += [len(members), *itertools.chain(*members)]
        file.write(MAGIC + np.array(values, "<i4").tobytes())


class Network:
    def __init__(self, path):
        with open(path, "rb") as file:
            (self.cepstra, self.splice, self.width, self.narrow, self.last,
             self.states, self.strides, self.shared) = Head.read(file)
            self.values = np.fromfile(file, "<f2").astype("<f4")
        self.at = 0
        seen = self.cepstra * (2 * self.splice + 1)
        self.first = self.take(self.width, seen), self.tail()
        self.layers = [(s, self.take(self.narrow, 2 * self.width),
                        self.take(self.width, 2 * self.narrow), self.tail())
                       for s in self.strides]
        self.middle = self.take(self.last, self.width)
        self.output = self.take(self.states, self.last)
        self.bias = self.take(self.states)

    def take(self, *shape):
        start, self.at = self.at, self.at + int(np.prod(shape))
        return self.values[start:self.at].reshape(shape)

    def tail(self):
        return [self.take(self.width) for _ in range(3)]

    def scores(self, cepstra):
        """(frames, cepstra) -> steps below the likeliest state, 16 bits."""
        reach = self.splice + sum(self.strides)
        x = np.pad(cepstra, ((reach, reach), (0, 0)), "edge")
        frames = len(x) - 2 * self.splice
        x = np.hstack([x[i:i + frames] for i in range(2 * self.splice + 1)])
        x = finish(x @ self.first[0].T, self.first[1])
        for stride, inner, outer, tail in self.layers:
            narrow = np.hstack([x[:-stride], x[stride:]]) @ inner.T
            made = np.hstack([narrow[:-stride], narrow[stride:]]) @ outer.T
            x = AROUND * x[stride:-stride] + finish(made, tail)
        likelihoods = x @ self.middle.T @ self.output.T + self.bias
        steps = (likelihoods.max(1, keepdims=True) - likelihoods) / s3file.STEP
        steps = np.rint(steps)
        for members in self.shared:
            states, more = zip(*members)
            steps = np.hstack([steps, (steps[:, states] + more).min(
                1, keepdims=True)])
        return np.minimum(steps, 32767).astype("<i2")


def finish(x, tail):
    bias, scale, shift = tail
    return scale * np.maximum(x + bias, 0) + shift


def write(network, feat, folder, names):
    for name in names:
        scores = network.scores(
            normalised(read_cepstra(f"{feat}/{name}.mfc")))
        path = f"{folder}/{name}.sen"
        os.makedirs(os.path.dirname(path), exist_ok=True)
        states = scores.shape[1]
        count = np.full((len(scores), 1), states, "<i2")
        with open(path, "wb") as out:
            out.write(f"s3\nversion 0.1\nn_sen {states}\nendhdr\n"
                      .encode() + np.array(s3file.MAGIC, "<u4").tobytes())
            np.hstack([count, scores]).tofile(out)
