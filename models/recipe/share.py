#!/usr/bin/env python3
"""Give words of one phone states that go with any phone behind them.

share.py MODEL NETWORK DICT LINES ...

PocketSphinx searches a word of one phone (我 is `uo`) as if silence always
followed it.  In MODEL/mdef that triphone gets shared states, which stand for
those that the phone has before each other phone, by how often one follows it
in LINES (`name<TAB>words`, as align.py writes them; DICT has the words).
NETWORK scores them by their members (pipeline/transcribe/network.h);
MODEL/sendump gets what the Gaussians of their members weigh together.  All
three are changed in place, once.
"""
import argparse
import collections
import math
import os
import subprocess
import sys
import tempfile

import numpy as np

import s3file
from scores import SCALE, Head
from states import SILENCE, definition_rows, read_dictionary

# Phones follow a rare word as they follow all: so many times beside its own.
PRIOR = 20


class Definition:
    """A model's phones in the lines of the text that mdef_convert writes."""

    def __init__(self, path):
        rows = definition_rows(path)
        self.version, self.sizes = rows[0], {
            row[1]: int(row[0]) for row in rows if row[1:2] and
            row[1].startswith("n_")}
        rows = [row for row in rows if row[-1] == "N"]
        self.phones = {row[0]: row for row in rows if row[1] == "-"}
        self.triphones = {tuple(row[:4]): row for row in rows
                          if row[1] != "-"}
        self.any_place = {}
        for key, row in self.triphones.items():
            self.any_place.setdefault(key[:3], row)

    def states(self, *triphone):
        row = self.any_place.get(triphone, self.phones[triphone[0]])
        return [int(state) for state in row[6:9]]

    def set_single(self, phone, left, states):
        """The states of a word of that phone; other words keep theirs."""
        row = self.any_place.get((phone, left, SILENCE), self.phones[phone])
        for place, tied in (("e", row[6:9]), ("s", map(str, states))):
            key = phone, left, SILENCE, place
            if place == "s" or key not in self.triphones:
                self.triphones[key] = [*key, *row[4:6], *tied, "N"]

    def write(self, path, states):
        order = {phone: i for i, phone in enumerate(self.phones)}
        triphones = sorted(self.triphones.values(), key=lambda row: (
            *(order[phone] for phone in row[:3]), row[3]))
        self.sizes["n_tied_state"] = states
        self.sizes["n_tri"] = len(triphones)
        self.sizes["n_state_map"] = 4 * (len(triphones) + len(order))
        with tempfile.NamedTemporaryFile("w") as text:
            print(*self.version, file=text)
            for name, count in self.sizes.items():
                print(count, name, file=text)
            for row in (*self.phones.values(), *triphones):
                print(*row, file=text)
            text.flush()
            subprocess.run(["pocketsphinx_mdef_convert", "-bin", text.name,
                            path], check=True, stderr=subprocess.DEVNULL)


def followers(dictionary, lines):
    """How often each phone follows a word of one phone, by the latter."""
    sounds = read_dictionary(dictionary)
    counts = collections.defaultdict(collections.Counter)
    for path in lines:
        with open(path, encoding="utf-8") as sentences:
            for sentence in sentences:
                words = [sounds[word] for word in
                         sentence.split("\t")[1].split()]
                for word, behind in zip(words, words[1:] + [[SILENCE]]):
                    if len(word) == 1 and word != [SILENCE]:
                        counts[word[0]][behind[0]] += 1
    return counts


def shares(counts):
    """Which share of what follows a word of one phone each phone is."""
    of_all = sum(counts.values(), collections.Counter())
    return {phone: {behind: (own[behind] + PRIOR * count / of_all.total())
                    / (own.total() + PRIOR)
                    for behind, count in of_all.items()}
            for phone, own in counts.items()}


def share(definition, shares_of):
    """Sets the states of all words of one phone.  Returns the members of each
    shared state as (state, share)."""
    first = definition.sizes["n_tied_state"]
    numbers = {}
    for phone, behind in shares_of.items():
        for left in definition.phones:
            states = []
            for place in range(3):
                members = collections.Counter()
                for right, part in behind.items():
                    members[definition.states(phone, left, right)[place]] += (
                        part)
                key = tuple(sorted(members.items()))
                states.append(key[0][0] if len(key) == 1 else
                              first + numbers.setdefault(key, len(numbers)))
            definition.set_single(phone, left, states)
    return list(numbers)


def share_weights(path, states, shared):
    """A row of the file is one Gaussian's weights, a byte for each state."""
    with open(path, "rb") as file:
        content = file.read()
    head = content.rindex(np.array(states, "<i4").tobytes(), 0, 4096)
    rows, = np.frombuffer(content[head - 4:head], "<i4")
    weights = np.frombuffer(content[head + 4:], np.uint8).reshape(rows, states)
    shares = np.exp(-s3file.STEP * weights.astype(float))
    more = [sum(part * shares[:, state] for state, part in members)
            for members in shared]
    more = np.rint(-np.log(np.array(more).T) / s3file.STEP).clip(0, 255)
    with open(path, "wb") as file:
        file.write(content[:head]
                   + np.array(states + len(shared), "<i4").tobytes()
                   + np.hstack([weights, more.astype(np.uint8)]).tobytes())


def share_network(path, shared):
    with open(path, "rb") as file:
        head = Head.read(file)
        values = file.read()
    head = head._replace(shared=[
        [(state, round(-math.log(part) * SCALE / s3file.STEP))
         for state, part in members] for members in shared])
    with open(path, "wb") as file:
        head.write(file)
        file.write(values)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("model")
    parser.add_argument("network")
    parser.add_argument("dictionary")
    parser.add_argument("lines", nargs="+")
    args = parser.parse_args()
    definition = Definition(f"{args.model}/mdef")
    states = definition.sizes["n_tied_state"]
    with open(args.network, "rb") as file:
        head = Head.read(file)
    if head.states != states or head.shared:
        sys.exit(f"{args.network}: has {head.states} states and "
                 f"{len(head.shared)} shared ones, want {states} and none")
    shared = share(definition, shares(followers(args.dictionary, args.lines)))
    definition.write(f"{args.model}/mdef", states + len(shared))
    share_weights(f"{args.model}/sendump", states, shared)
    share_network(args.network, shared)
    print(f"{len(shared)} shared states beside {states}, "
          f"{os.path.getsize(args.network)} bytes")


if __name__ == "__main__":
    main()
