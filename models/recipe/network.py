#!/usr/bin/env python3
"""Train the network that tells tied states from the sound around a frame.

network.py OUT SPEECH.npz ... [--epochs N] [--rate R] [--from NETWORK]
           [--width N] [--narrow N] [--last N]

NETWORK may have fewer units than what goes on from it.

SPEECH is what states.py wrote.  OUT is the file that `network` in model.yaml
names; pipeline/transcribe/network.h has its format and what is computed.

Layers see farther with each stride (TDNN: A. Waibel et al., 1989); each is a
pair of matrices with a narrow middle and a way around it (D. Povey et al.,
"Semi-orthogonal low-rank matrix factorization for deep neural networks",
Interspeech 2018, without its constraint).  Trained frame by frame to tell the
state (cross entropy), by AdamW at a rate that falls to nothing along half a
cosine.  All scale by batch is folded into constants at the end.
"""
import argparse
import copy
import itertools
import math
import sys
import time

import numpy as np
import torch
import torch.nn.functional as F

from cepstra import WIDTH as CEPSTRA
from scores import AROUND, SCALE, Head

# Frames to each side that the first layer sees.
SPLICE = 2
STRIDES = (1, 1, 1, 3, 3, 3, 3)
# How far outside a frame the network looks, on each side.
REACH = SPLICE + sum(STRIDES)
# A batch: so many stretches of so many frames of what was read in a row.
STRETCHES, FRAMES = 4, 640
DECAY = 1e-2
# An utterance's mean cepstra depend on how much silence is in it: they move by
# so many of their deviations, so that the network does not rely on them.
MEAN_SHIFT = 0.15
THREADS = 2
# How many batches tell what the units of a network do that is gone on from.
SETTLING_BATCHES = 20


class Layer(torch.nn.Module):
    def __init__(self, width, narrow, stride):
        super().__init__()
        self.stride = stride
        self.inner = torch.nn.Linear(2 * width, narrow, bias=False)
        self.outer = torch.nn.Linear(2 * narrow, width)
        self.norm = torch.nn.BatchNorm1d(width)

    def forward(self, x):
        s = self.stride
        inner = self.inner(torch.cat((x[:, :-s], x[:, s:]), 2))
        outer = F.relu(self.outer(torch.cat((inner[:, :-s], inner[:, s:]),
                                            2)))
        shape = outer.shape
        outer = self.norm(outer.reshape(-1, shape[2])).reshape(shape)
        return AROUND * x[:, s:-s] + outer


class Network(torch.nn.Module):
    def __init__(self, states, width, narrow, last):
        super().__init__()
        self.first = torch.nn.Linear((2 * SPLICE + 1) * CEPSTRA, width)
        self.norm = torch.nn.BatchNorm1d(width)
        self.layers = torch.nn.ModuleList(
            Layer(width, narrow, s) for s in STRIDES)
        self.middle = torch.nn.Linear(width, last, bias=False)
        self.output = torch.nn.Linear(last, states)

    def forward(self, x):
        """(stretches, frames + 2 REACH, CEPSTRA) -> states' logits."""
        frames = x.shape[1] - 2 * SPLICE
        x = torch.cat([x[:, i:i + frames] for i in range(2 * SPLICE + 1)], 2)
        x = F.relu(self.first(x))
        shape = x.shape
        x = self.norm(x.reshape(-1, shape[2])).reshape(shape)
        for layer in self.layers:
            x = layer(x)
        return self.output(self.middle(x))


class Speech:
    """All utterances; epochs of them in ever new order."""

    def __init__(self, paths):
        parts = [np.load(path) for path in paths]
        self.cepstra = np.concatenate([p["cepstra"] for p in parts])
        self.states = np.concatenate([p["states"] for p in parts])
        lengths = np.concatenate(
            [np.diff(p["ends"], prepend=0) for p in parts])
        self.ends = np.cumsum(lengths)
        self.starts = self.ends - lengths
        self.mean = self.cepstra.mean(0)
        self.deviation = self.cepstra.std(0)

    def batches(self, chooser):
        """(cepstra, states), the cepstra REACH longer at both ends."""
        order = chooser.permutation(len(self.ends))
        rows = np.concatenate([np.arange(self.starts[i], self.ends[i])
                               for i in order])
        shift = np.repeat(
            chooser.normal(0, MEAN_SHIFT, (len(order), CEPSTRA)),
            self.ends[order] - self.starts[order], axis=0).astype(np.float32)
        values = (self.cepstra[rows] - self.mean) / self.deviation + shift
        states = self.states[rows]
        starts = np.arange(REACH, len(rows) - REACH - FRAMES, FRAMES)
        chooser.shuffle(starts)
        for i in range(0, len(starts) - STRETCHES + 1, STRETCHES):
            chosen = starts[i:i + STRETCHES]
            yield (torch.from_numpy(np.stack(
                [values[s - REACH:s + FRAMES + REACH] for s in chosen])),
                torch.from_numpy(np.stack(
                    [states[s:s + FRAMES] for s in chosen])
                    .astype(np.int64)))


def train(network, speech, epochs, top_rate, save):
    chooser = np.random.default_rng(1)
    steps = epochs * ((len(speech.states) - 2 * REACH)
                      // (FRAMES * STRETCHES))
    optimizer = torch.optim.AdamW(network.parameters(), top_rate,
                                  weight_decay=DECAY)
    step, started = 0, time.time()
    for epoch in range(epochs):
        loss_sum = right = count = 0.0
        for values, states in speech.batches(chooser):
            # Up over the first few hundred steps, then down.
            rate = top_rate * min(1, (step + 1) / 400) * 0.5 * (
                1 + math.cos(math.pi * min(1, step / steps)))
            for group in optimizer.param_groups:
                group["lr"] = rate
            logits = network(values)
            loss = F.cross_entropy(logits.flatten(0, 1), states.flatten())
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 5.0)
            optimizer.step()
            step += 1
            loss_sum += loss.item()
            right += (logits.argmax(2) == states).float().mean().item()
            count += 1
            if step % 100 == 0:
                print(f"{time.time() - started:6.0f} s  epoch {epoch + 1}, "
                      f"step {step} of {steps}: loss {loss_sum / count:.3f}, "
                      f"{100 * right / count:.1f} % of frames", flush=True)
                loss_sum = right = count = 0.0
        save(network, speech)


def folded(norm):
    """A BatchNorm as scale and shift."""
    scale = norm.weight / torch.sqrt(norm.running_var + norm.eps)
    return [scale, norm.bias - scale * norm.running_mean]


def log_shares(speech, states):
    """How much of the speech each state has."""
    share = np.bincount(speech.states, minlength=states) + 1.0
    return torch.from_numpy(np.log(share / share.sum())).float()


def parts(network):
    """The tensors of the file, in its order, each as (owner, name); None for
    a BatchNorm's scale and shift."""
    out = [(network.first, "weight"), (network.first, "bias"),
           (network.norm, None)]
    for layer in network.layers:
        out += [(layer.inner, "weight"), (layer.outer, "weight"),
                (layer.outer, "bias"), (layer.norm, None)]
    return out + [(network.middle, "weight"), (network.output, "weight"),
                  (network.output, "bias")]


def seen(speech):
    """Mean and deviation of what the first layer sees."""
    return (torch.from_numpy(np.tile(values, 2 * SPLICE + 1))
            for values in (speech.mean, speech.deviation))


def to_file(network, speech, states):
    """From normalised cepstra and posteriors to cepstra as they come and
    likelihoods, which are what a search adds up: a state's posterior less its
    share of the speech."""
    mean, deviation = seen(speech)
    network.first.weight.data /= deviation
    network.first.bias.data -= network.first.weight.data @ mean
    network.output.bias.data -= log_shares(speech, states)
    for tensor in (network.output.weight, network.output.bias):
        tensor.data *= SCALE


def from_file(network, speech, states):
    """The other way."""
    mean, deviation = seen(speech)
    network.first.bias.data += network.first.weight.data @ mean
    network.first.weight.data *= deviation
    for tensor in (network.output.weight, network.output.bias):
        tensor.data /= SCALE
    network.output.bias.data += log_shares(speech, states)


def write(path, network, speech, states):
    """The format is told in pipeline/transcribe/network.h."""
    head = Head(CEPSTRA, SPLICE, network.first.out_features,
                network.layers[0].inner.out_features,
                network.middle.out_features, states, STRIDES, [])
    network = copy.deepcopy(network)
    with torch.no_grad(), open(path, "wb") as out:
        to_file(network, speech, states)
        head.write(out)
        for owner, name in parts(network):
            for tensor in [getattr(owner, name)] if name else folded(owner):
                out.write(tensor.contiguous().numpy().astype("<f2").tobytes())


def read(path, speech, states):
    """What write() wrote, its BatchNorms as if batches did nothing."""
    with open(path, "rb") as file, torch.no_grad():
        head = Head.read(file)
        if (head.cepstra, head.splice, head.states, tuple(head.strides)) != (
                CEPSTRA, SPLICE, states, STRIDES):
            sys.exit(f"{path}: is of another kind")
        network = Network(states, head.width, head.narrow, head.last)

        def take(into):
            into.copy_(torch.from_numpy(
                np.fromfile(file, "<f2", into.numel()).astype("<f4"))
                .view_as(into))

        for owner, name in parts(network):
            if name:
                take(getattr(owner, name))
                continue
            owner.running_var.fill_(1 - owner.eps)
            take(owner.weight)
            take(owner.bias)
        from_file(network, speech, states)
    return network


def grow(small, network):
    """Let the network compute what the smaller one does.  Its further units
    begin by chance, and none of the others hears them yet (T. Chen,
    I. Goodfellow, J. Shlens, "Net2Net", ICLR 2016)."""
    of_two_frames = [matrix for layer in network.layers
                     for matrix in (layer.inner, layer.outer)]
    for (old, name), (new, _) in zip(parts(small), parts(network)):
        if name == "weight":
            frames = 2 if new in of_two_frames else 1
            few = old.weight.view(old.out_features, frames, -1)
            rows = new.weight.view(new.out_features, frames, -1)[:len(few)]
            rows.zero_()
            rows[:, :, :few.shape[2]] = few
            continue
        if name is None:
            new.weight[:len(old.weight)] = old.weight
            new.running_var[:len(old.weight)] = old.running_var
        new.bias[:len(old.bias)] = old.bias


def settle(network, speech, units):
    """Give the BatchNorms what batches do, and the first `units` of each what
    undoes it, so that they compute what they did."""
    seen = {}

    def note(norm, values, _):
        sums = seen.setdefault(norm, [0, 0, 0])
        values = values[0].double()
        for i, part in enumerate((values.sum(0), (values ** 2).sum(0),
                                  len(values))):
            sums[i] += part

    norms = [network.norm] + [layer.norm for layer in network.layers]
    hooks = [norm.register_forward_hook(note) for norm in norms]
    network.eval()
    for values, _ in itertools.islice(
            speech.batches(np.random.default_rng(2)), SETTLING_BATCHES):
        network(values)
    for hook in hooks:
        hook.remove()
    for norm, (total, squares, count) in seen.items():
        mean = total / count
        norm.running_mean.copy_(mean)
        norm.running_var.copy_((squares / count - mean ** 2).clamp(min=1e-4))
        old = slice(units)
        norm.bias[old] += norm.weight[old] * norm.running_mean[old]
        norm.weight[old] *= torch.sqrt(norm.running_var[old] + norm.eps)
    network.train()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("out")
    parser.add_argument("speech", nargs="+")
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--rate", type=float, default=1.5e-3)
    parser.add_argument("--from", dest="start", help="go on from this one")
    parser.add_argument("--width", type=int, default=320)
    parser.add_argument("--narrow", type=int, default=80)
    parser.add_argument("--last", type=int, default=112)
    args = parser.parse_args()
    torch.manual_seed(1)
    torch.set_num_threads(THREADS)
    # Denormal numbers cost a hundredfold.
    torch.set_flush_denormal(True)
    speech = Speech(args.speech)
    states = int(speech.states.max()) + 1
    network = Network(states, args.width, args.narrow, args.last)
    print(f"{len(speech.states)} frames, "
          f"{sum(p.numel() for p in network.parameters())} parameters")
    if args.start:
        small = read(args.start, speech, states)
        with torch.no_grad():
            grow(small, network)
            settle(network, speech, small.first.out_features)
    train(network, speech, args.epochs, args.rate,
          lambda *it: write(args.out, *it, states))


if __name__ == "__main__":
    main()
