#!/usr/bin/env python3
"""Decode the Opus files of DATA into 8 kHz 16-bit mono WAV under OUT.

decode_audio.py DATA OUT [SET ...]

One ffmpeg call decodes 60 files: starting it costs more than its work.
"""
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

SETS = ("zh-sentences", "zh-words", "zh-words-female")
BATCH = 60
JOBS = 2


def decode(pairs):
    command = ["ffmpeg", "-nostdin", "-v", "error", "-y", "-threads", "1"]
    for source, _ in pairs:
        command += ["-i", source]
    for i, (_, target) in enumerate(pairs):
        command += ["-map", f"{i}:a", "-ac", "1", "-ar", "8000",
                    "-c:a", "pcm_s16le", target]
    subprocess.run(command, check=True)


def main():
    data, out = sys.argv[1:3]
    pairs = []
    for name in sys.argv[3:] or SETS:
        os.makedirs(os.path.join(out, name), exist_ok=True)
        folder = os.path.join(data, name, "audio")
        for file in sorted(os.listdir(folder)):
            target = os.path.join(out, name, file[:-5] + ".wav")
            if not os.path.exists(target):
                pairs.append((os.path.join(folder, file), target))
    batches = [pairs[i:i + BATCH] for i in range(0, len(pairs), BATCH)]
    with ThreadPoolExecutor(JOBS) as pool:
        list(pool.map(decode, batches))
    print(f"{len(pairs)} files decoded")


if __name__ == "__main__":
    main()
