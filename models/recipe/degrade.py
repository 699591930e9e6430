#!/usr/bin/env python3
"""Copies of recordings as a telephone network or a room would leave them.

degrade.py KIND WAVDIR OUT LIST [--babble LIST]

KIND: mulaw (G.711), gsm (GSM 6.10), amr (AMR-NB 4.75 kbit/s), amr12
(12.2 kbit/s), babble (six other people talking, 10 dB below), babble15,
noise (hum and hiss, 15 dB below), speedN (pitch moves with tempo: 1.1 makes a
man's voice a little more like a woman's).  For training: `faster` draws one
of three speeds, `network` one of the codecs and noises.
Every random choice is seeded by the file's name, so a run can be repeated.
"""
import array
import math
import os
import random
import subprocess
import sys
import tempfile
import wave
from concurrent.futures import ThreadPoolExecutor

JOBS = 2
# Voices mixed into one babble track.
TALKERS = 6
DRAWS = {"faster": ("speed1.07", "speed1.13", "speed1.2"),
         "network": ("mulaw", "gsm", "gsm", "amr", "amr", "amr12",
                     "babble15", "babble20", "noise")}


def sox(*args):
    subprocess.run(["sox", "-V1", "-D", *args], check=True)


def through(source, target, suffix, *coding):
    with tempfile.NamedTemporaryFile(suffix=suffix) as middle:
        sox(source, "-r", "8000", *coding, middle.name)
        sox(middle.name, "-b", "16", "-e", "signed", target)


def read(path):
    with wave.open(path) as f:
        return array.array("h", f.readframes(f.getnframes()))


def write(path, samples):
    with wave.open(path, "wb") as f:
        f.setnchannels(1)
        f.setsampwidth(2)
        f.setframerate(8000)
        f.writeframes(array.array("h", samples).tobytes())


def power(samples):
    return math.sqrt(sum(x * x for x in samples) / max(1, len(samples)))


def mix(source, target, below_db, noise):
    speech = read(source)
    while len(noise) < len(speech):
        noise = noise + noise
    gain = power(speech) / max(1.0, power(noise)) / 10 ** (below_db / 20)
    write(target, [max(-32768, min(32767, int(s + gain * n)))
                   for s, n in zip(speech, noise)])


def babble(names, wav, seed):
    chooser = random.Random(seed)
    tracks = [read(os.path.join(wav, n + ".wav"))
              for n in chooser.sample(names, TALKERS)]
    length = max(map(len, tracks))
    level = [2000 / max(1.0, power(t)) for t in tracks]
    return [sum(g * t[i % len(t)] for g, t in zip(level, tracks))
            for i in range(length)]


def hiss(seconds, seed):
    chooser = random.Random(seed)
    hum = chooser.choice((50, 100, 150))
    low, out = 0.0, []
    for i in range(int(seconds * 8000)):
        low += 0.3 * (chooser.gauss(0, 1) - low)
        out.append(1000 * low
                   + 200 * math.sin(2 * math.pi * hum * i / 8000))
    return out


def degrade(kind, source, target, others, wav):
    if kind in DRAWS:
        kind = random.Random(kind + os.path.basename(source)).choice(
            DRAWS[kind])
    if kind == "mulaw":
        through(source, target, ".wav", "-e", "mu-law")
    elif kind == "gsm":
        through(source, target, ".gsm")
    elif kind == "amr":
        through(source, target, ".amr-nb", "-C", "0")
    elif kind == "amr12":
        through(source, target, ".amr-nb", "-C", "7")
    elif kind.startswith("babble"):
        mix(source, target, float(kind[6:] or 10),
            babble(others, wav, os.path.basename(source)))
    elif kind == "noise":
        mix(source, target, 15, hiss(4, os.path.basename(source)))
    elif kind.startswith("speed"):
        sox(source, "-b", "16", target, "speed", kind[5:], "rate", "8000")
    else:
        sys.exit(f"unknown kind {kind}")


def main():
    kind, wav, out, control = sys.argv[1:5]
    names = open(control).read().split()
    others = names
    if "--babble" in sys.argv:
        others = open(sys.argv[sys.argv.index("--babble") + 1]).read().split()
    for folder in {os.path.dirname(n) for n in names}:
        os.makedirs(os.path.join(out, folder), exist_ok=True)

    def one(name):
        degrade(kind, os.path.join(wav, name + ".wav"),
                os.path.join(out, name + ".wav"), others, wav)

    with ThreadPoolExecutor(JOBS) as pool:
        list(pool.map(one, names))


if __name__ == "__main__":
    main()
