#!/usr/bin/env python3
"""Train the network that tells tied states from the sound around a frame.

network.py OUT SPEECH.npz ... [--epochs N] [--width N] [--narrow N]

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
import math
import time

import numpy as np
import torch
import torch.nn.functional as F

CEPSTRA = 20
# Frames to each side that the first layer sees.
SPLICE = 2
STRIDES = (1, 1, 1, 3, 3, 3, 3)
# How far outside a frame the network looks, on each side.
REACH = SPLICE + sum(STRIDES)
# What a layer keeps of its input beside what it makes of it.
AROUND = 0.66
# A batch: so many stretches of so many frames of what was read in a row.
STRETCHES, FRAMES = 4, 640
RATE, DECAY = 1.5e-3, 1e-2
# An utterance's mean cepstra depend on how much silence is in it: they move by
# so many of their deviations, so that the network does not rely on them.
MEAN_SHIFT = 0.15
THREADS = 2


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


def train(network, speech, epochs, save):
    chooser = np.random.default_rng(1)
    steps = epochs * ((len(speech.states) - 2 * REACH)
                      // (FRAMES * STRETCHES))
    optimizer = torch.optim.AdamW(network.parameters(), RATE,
                                  weight_decay=DECAY)
    step, started = 0, time.time()
    for epoch in range(epochs):
        loss_sum = right = count = 0.0
        for values, states in speech.batches(chooser):
            # Up over the first few hundred steps, then down.
            rate = RATE * min(1, (step + 1) / 400) * 0.5 * (
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


def write(path, network, speech, states):
    """The format is told in pipeline/transcribe/network.h."""
    network.eval()
    with torch.no_grad():
        # Cepstra as they come: their normalisation goes into the first layer.
        width = network.first.out_features
        deviation = torch.from_numpy(np.tile(speech.deviation,
                                             2 * SPLICE + 1))
        mean = torch.from_numpy(np.tile(speech.mean, 2 * SPLICE + 1))
        first = network.first.weight / deviation
        tensors = [first, network.first.bias - first @ mean,
                   *folded(network.norm)]
        for layer in network.layers:
            tensors += [layer.inner.weight, layer.outer.weight,
                        layer.outer.bias, *folded(layer.norm)]
        # What a state's score is less its share of the speech: likelihoods,
        # not posteriors, are what a search adds up.
        share = np.bincount(speech.states, minlength=states) + 1.0
        prior = torch.from_numpy(np.log(share / share.sum())).float()
        tensors += [network.middle.weight, network.output.weight,
                    network.output.bias - prior]
        head = [CEPSTRA, SPLICE, width,
                network.layers[0].inner.out_features,
                network.middle.out_features, states, len(STRIDES), *STRIDES]
        with open(path, "wb") as out:
            out.write(b"AUSCNET1")
            out.write(np.array(head, "<i4").tobytes())
            for tensor in tensors:
                out.write(tensor.contiguous().numpy().astype("<f4").tobytes())
    network.train()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("out")
    parser.add_argument("speech", nargs="+")
    parser.add_argument("--epochs", type=int, default=5)
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
    train(network, speech, args.epochs,
          lambda *it: write(args.out, *it, states))


if __name__ == "__main__":
    main()
