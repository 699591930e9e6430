#!/usr/bin/env python3
"""What a network makes of recordings, as files that pocketsphinx_batch reads
(-senin yes -pl_window 0): pipeline/transcribe/network.h in NumPy.

scores.write(network, cepstra_folder, out_folder, names)
"""
import os

import numpy as np

import s3file
from cepstra import normalised, read_cepstra

# A network's file (pipeline/transcribe/network.h): how it begins, and what a
# layer keeps of its input beside what it makes of it.
MAGIC = b"AUSCNET1"
AROUND = 0.66


class Network:
    def __init__(self, path):
        with open(path, "rb") as file:
            if file.read(len(MAGIC)) != MAGIC:
                raise ValueError(f"{path}: is no network")
            (self.cepstra, self.splice, self.width, self.narrow, self.last,
             self.states, layers) = np.fromfile(file, "<i4", 7)
            self.strides = np.fromfile(file, "<i4", layers)
            self.values = np.fromfile(file, "<f4")
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
        return np.minimum(np.rint(steps), 32767).astype("<i2")


def finish(x, tail):
    bias, scale, shift = tail
    return scale * np.maximum(x + bias, 0) + shift


def write(network, feat, folder, names):
    for name in names:
        scores = network.scores(
            normalised(read_cepstra(f"{feat}/{name}.mfc")))
        path = f"{folder}/{name}.sen"
        os.makedirs(os.path.dirname(path), exist_ok=True)
        count = np.full((len(scores), 1), network.states, "<i2")
        with open(path, "wb") as out:
            out.write(f"s3\nversion 0.1\nn_sen {network.states}\nendhdr\n"
                      .encode() + np.array(s3file.MAGIC, "<u4").tobytes())
            np.hstack([count, scores]).tofile(out)
