#!/usr/bin/env python3
"""Which tied state each frame of the training speech is in.

states.py MODEL DICT LINES FEATDIR OUT [--copies KIND] [--network FILE]

MODEL is a phonetically tied model (train.py), DICT has every word of LINES
(`name<TAB>words`, as align.py writes them, pauses and readings known), FEATDIR
the cepstra of each name, of which the model takes the first 13.  With
--network a trained one scores them in place of the model's Gaussians, and
places sounds more truly than these did for its own training.  With --copies
FEATDIR/KIND has those of the same sound through a telephone or with noise: its
frames are in the states of the clean ones.  OUT (.npz) gets `ends` (where each
recording ends in the next two), `states` and `cepstra`, less their mean: what
network.py learns from.

The Viterbi path through a sentence's own states, silence before and after it
as long as it lasts; transitions cost nothing, as three states in a row leave
little to choose.
"""
import argparse
import os
import subprocess
import tempfile
from concurrent.futures import ProcessPoolExecutor

import numpy as np

import s3file
from cepstra import normalised, read_cepstra
from scores import Network

JOBS = 2
# Cepstra of a frame that the Gaussians take.
CEPSTRA = 13
# A floor of the variances, as the recogniser has (`varfloor`).
FLOOR = 0.7
SILENCE = "SIL"
# A logarithm that adds nothing; what is less makes slow, denormal numbers.
NOTHING = -50


def dynamic(cepstra):
    """Cepstra, differences over 2 and over 4 frames and their differences:
    1s_c_d_ld_dd of SphinxBase."""
    padded = np.pad(cepstra, ((4, 4), (0, 0)), "edge")

    def at(offset):
        return padded[4 + offset:len(padded) - 4 + offset]

    return np.hstack([at(0), at(2) - at(-2), at(4) - at(-4),
                      (at(3) - at(-1)) - (at(1) - at(-3))])


def definition_rows(path):
    """The lines of a model's mdef as text, each in its fields."""
    with tempfile.NamedTemporaryFile("r") as text:
        subprocess.run(["pocketsphinx_mdef_convert", "-text", path,
                        text.name], check=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)
        return [line.split() for line in text]


def read_dictionary(path):
    """The phones of each word, and of a pause."""
    sounds = {"<sil>": [SILENCE]}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            word, *phones = line.split()
            sounds[word] = phones
    return sounds


class Definition:
    """Which states a model's phones have."""

    def __init__(self, folder):
        self.phones, self.tied, self.book, self.count = {}, {}, {}, 0
        for fields in definition_rows(f"{folder}/mdef"):
            if len(fields) < 10 or fields[0].startswith("#"):
                continue
            base, left, right = fields[:3]
            states = tuple(map(int, fields[6:9]))
            if left == "-":
                self.phones[base] = len(self.phones)
                self.tied[base] = states
            self.tied.setdefault((base, left, right), states)
            for state in states:
                self.book[state] = self.phones[base]
                self.count = max(self.count, state + 1)

    def chain(self, sounds):
        """The states of a row of phones, each in its neighbours' company."""
        out = []
        for i, phone in enumerate(sounds):
            left = sounds[i - 1] if i else SILENCE
            right = sounds[i + 1] if i + 1 < len(sounds) else SILENCE
            out += self.tied.get((phone, left, right), self.tied[phone])
        return np.array(out)


class Gaussians:
    def __init__(self, folder, definition):
        self.book = definition.book
        self.transform = np.array(
            s3file.read_transform(f"{folder}/feature_transform"), np.float32)
        means = np.array(s3file.read_gaussians(f"{folder}/means"))
        variances = np.maximum(
            np.array(s3file.read_gaussians(f"{folder}/variances")), FLOOR)
        # log N(x) = constant + linear . x + square . x^2
        self.square = (-0.5 / variances).astype(np.float32)
        self.linear = (means / variances).astype(np.float32)
        self.constant = (-0.5 * (np.log(variances) + means ** 2 / variances)
                         .sum(2)).astype(np.float32)
        density = means.shape[1]
        weights = np.fromfile(f"{folder}/sendump", np.uint8)
        self.weights = np.exp(-s3file.STEP * weights[
            len(weights) - density * definition.count:].reshape(
                density, definition.count)).astype(np.float32)

    def scores(self, cepstra, states):
        """Log likelihoods, a row a frame, a column for each of `states`."""
        values = dynamic(normalised(cepstra[:, :CEPSTRA])) @ self.transform.T
        squares = values ** 2
        out = np.empty((len(values), len(states)), np.float32)
        books = np.array([self.book[s] for s in states])
        for book in set(books):
            each = (values @ self.linear[book].T
                    + squares @ self.square[book].T + self.constant[book])
            most = each.max(1, keepdims=True)
            own = np.flatnonzero(books == book)
            out[:, own] = most + np.log(
                np.exp(np.maximum(each - most, NOTHING))
                @ self.weights[:, states[own]])
        return out


class ByNetwork:
    def __init__(self, path):
        self.network = Network(path)

    def scores(self, cepstra, states):
        """As Gaussians.scores(), in steps below the likeliest."""
        steps = self.network.scores(normalised(cepstra))
        return -steps[:, states].astype(np.float32)


def best_path(scores):
    """Columns in order, each for one frame at least; the first three and the
    last three may be left out."""
    frames, places = scores.shape
    best = np.full(places, -np.inf, np.float32)
    best[[0, 3]] = scores[0, [0, 3]]
    came = np.zeros((frames, places), bool)
    for t in range(1, frames):
        before = np.concatenate(([-np.inf], best[:-1]))
        came[t] = before > best
        best = np.where(came[t], before, best) + scores[t]
    place = places - 1 if best[-1] > best[-4] else places - 4
    if not np.isfinite(best[place]):
        return None
    out = np.empty(frames, np.int64)
    for t in range(frames - 1, -1, -1):
        out[t] = place
        place -= came[t, place]
    return out


def aligned(definition, scorer, cepstra, sounds):
    """The state of each frame; None where there are too few for the words."""
    chain = definition.chain([SILENCE, *sounds, SILENCE])
    states, column = np.unique(chain, return_inverse=True)
    if len(cepstra) < len(chain):
        return None
    path = best_path(scorer.scores(cepstra, states)[:, column])
    return None if path is None else chain[path].astype(np.int16)


def work(task):
    """(states, cepstra) of the lines' recordings and of their copies."""
    args, dictionary, lines = task
    definition = Definition(args.model)
    scorer = (ByNetwork(args.network) if args.network
              else Gaussians(args.model, definition))
    out = []
    for name, words in lines:
        cepstra = read_cepstra(f"{args.feat}/{name}.mfc")
        states = aligned(definition, scorer, cepstra,
                         [s for w in words for s in dictionary[w]])
        if states is None:
            continue
        out.append((states, normalised(cepstra)))
        copy = f"{args.feat}/{args.copies}/{name}.mfc"
        if args.copies and os.path.exists(copy):
            # A codec's last block may be longer or shorter.
            cepstra = read_cepstra(copy)[:len(states)]
            out.append((states[:len(cepstra)], normalised(cepstra)))
    return out


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("model")
    parser.add_argument("dict")
    parser.add_argument("lines")
    parser.add_argument("feat")
    parser.add_argument("out")
    parser.add_argument("--copies")
    parser.add_argument("--network")
    args = parser.parse_args()
    dictionary = read_dictionary(args.dict)
    rows = [(name, words.split()) for name, words in
            (line.rstrip("\n").split("\t")
             for line in open(args.lines, encoding="utf-8"))]
    with ProcessPoolExecutor(JOBS) as pool:
        done = [row for part in pool.map(work, [
            (args, dictionary, rows[i::JOBS]) for i in range(JOBS)])
            for row in part]
    np.savez(args.out, ends=np.cumsum([len(s) for s, _ in done]),
             states=np.concatenate([s for s, _ in done]),
             cepstra=np.concatenate([c for _, c in done]))
    print(f"{len(done)} recordings of {len(rows)} lines, "
          f"{sum(len(s) for s, _ in done)} frames")


if __name__ == "__main__":
    main()
