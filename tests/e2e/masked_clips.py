#!/usr/bin/env python3
"""What is private in generated dialogues is silent in the clips that examples cuts of them, and the rest is heard.

Every word is spoken by itself, so that it is known to the sample when it is said; what is private is known from the
generator, not from what the program found. The clips are decoded again, and heard again by the program itself.
"""

import array
import collections
import json
import pathlib
import shutil
import subprocess
import tempfile
import unittest
import wave

import nights

RATE = 8000
GUARD_S = 0.25
DIALOGUES = 8
DIGITS = set("零一二三四五六七八九幺")
GENERATE = nights.SOURCE / "tests/privacy/generate.py"
PACK = """pack: never
version: "1"
title: {en: Never, zh: 从不}
languages: [zh, en]
conditions:
  never: {said: [阿布拉卡达布拉, abracadabra], by: agent}
sections:
  all: {title: {en: All, zh: 全部}, weight: 100}
rules:
  spell: {title: {en: Spell, zh: 咒语}, section: all, points: 10, pass: never}
tests:
  - name: says it
    dialogue: |
      A: 阿布拉卡达布拉
    expect: {spell: pass}
"""

Word = collections.namedtuple("Word", "start_s end_s channel text label")


def speech(text, known={}):
	if text not in known:
		voice = "cmn" if "一" <= text[0] <= "鿿" else "en-us"
		raw = subprocess.run(["espeak-ng", "-v", voice, "-s", "160", "--stdout", text], check=True, capture_output=True).stdout
		raw = subprocess.run(["sox", "-t", "wav", "-", "-t", "raw", "-r", str(RATE), "-c", "1", "-b", "16", "-e", "signed", "-",
			"silence", "1", "0.01", "0.5%"], input=raw, check=True, capture_output=True).stdout
		known[text] = array.array("h", raw)
	return known[text]


def dialogues():
	made = subprocess.run([GENERATE, "--seed", "77", "--count", str(DIALOGUES), "--errors", "0"], check=True, capture_output=True,
		encoding="utf-8").stdout
	turns = collections.defaultdict(list)
	for line in made.splitlines():
		number, turn, party, _, _, text, label = line.split("\t")
		turns[int(number)].append((int(turn), party, text, label))
	return turns


def speak(said):
	"""Both channels' samples, and the words with their times."""
	channels, words, now, last = (array.array("h"), array.array("h")), [], RATE, 0
	for turn, party, text, label in said:
		now += RATE // 2 if turn != last else 0
		last, channel, samples = turn, "AC".index(party), speech(text)
		for c in channels:
			c.extend([0] * (now + len(samples) - len(c)))
		channels[channel][now:now + len(samples)] = samples
		words.append(Word(now / RATE, (now + len(samples)) / RATE, channel, text, label))
		now += len(samples) + RATE // 50
	for c in channels:
		c.extend([0] * (now + RATE - len(c)))
	return channels, words


def write_call(path, channels, words):
	with wave.open(str(path), "wb") as out:
		out.setparams((2, 2, RATE, 0, "NONE", ""))
		out.writeframes(array.array("h", (s for pair in zip(*channels) for s in pair)).tobytes())
	lines = [f"{path.stem} {'AB'[w.channel]} {w.start_s:.2f} {w.end_s - w.start_s:.2f} {w.text} 0.9" for w in words]
	path.with_suffix(".ctm").write_text("\n".join(lines) + "\n")


def read_clip(path):
	with wave.open(str(path)) as clip:
		samples = array.array("h", clip.readframes(clip.getnframes()))
		return [samples[c::clip.getnchannels()] for c in range(clip.getnchannels())]


def is_silent(channels, start_s, end_s):
	return not any(any(c[round(start_s * RATE):round(end_s * RATE)]) for c in channels)


@unittest.skipUnless(shutil.which("espeak-ng") and shutil.which("sox"), "espeak-ng or sox is not installed")
class MaskedClips(unittest.TestCase):
	@classmethod
	def setUpClass(cls):
		place = tempfile.TemporaryDirectory()
		cls.addClassCleanup(place.cleanup)
		cls.folder, cls.words = pathlib.Path(place.name), {}
		manifest = ["call_id,audio,agent,agent_channel,language"]
		for number, said in dialogues().items():
			path = cls.folder / f"call-{number}.wav"
			channels, cls.words[path.stem] = speak(said)
			write_call(path, channels, cls.words[path.stem])
			manifest.append(f"{path.stem},{path.name},{8000 + number},1,{'zh' if number % 2 == 0 else 'en'}")
		(cls.folder / "night.csv").write_text("\n".join(manifest) + "\n")
		(cls.folder / "never.yaml").write_text(PACK)
		for arguments in (("run", cls.folder / "night.csv", "--rules", cls.folder / "never.yaml"),
				("examples", "--rule", "spell", "--worst", DIALOGUES, "--margin", 900, "--out", cls.folder / "clips",
				"--viewer", "Trainer Li")):
			done = nights.auscult(*arguments, "--db", cls.folder / "night.db")
			if done.code:
				raise AssertionError(done.err)

	def clips(self):
		"""The clips by the calls that the playlist says they are of."""
		lines = (self.folder / "clips/playlist.m3u8").read_text().splitlines()
		return {head.split()[-1]: self.folder / "clips" / name for head, name in zip(lines[1::2], lines[2::2])}

	def test_private_words_are_silent_and_others_are_heard(self):
		private = silent = others = heard = 0
		for call, path in self.clips().items():
			channels = read_clip(path)
			for word in self.words[call]:
				is_quiet = is_silent(channels, word.start_s, word.end_s)
				if word.label == "-":
					others, heard = others + 1, heard + (not is_quiet)
				elif word.label != "~":
					private, silent = private + 1, silent + is_quiet
		print(f"private words silent: {silent} of {private}; others heard: {heard} of {others}")
		self.assertGreater(private, 100)
		self.assertGreaterEqual(silent / private, 0.98)
		self.assertGreaterEqual(heard / others, 0.7)

	def test_silence_begins_before_and_ends_after_the_words(self):
		short = []
		for call, path in self.clips().items():
			channels = read_clip(path)
			for word in self.words[call]:
				start_s, end_s = max(0, word.start_s - GUARD_S + 0.01), word.end_s + GUARD_S - 0.01
				if word.label not in "-~" and is_silent(channels, word.start_s, word.end_s):
					short += [word] * (not is_silent(channels, start_s, end_s))
		self.assertEqual(short, [])

	def digits_heard(self, path, call):
		"""How many digits the program recognises where private words are said."""
		copy = self.folder / f"copy-of-{path.name}"
		shutil.copy(path, copy)
		done = nights.auscult("transcribe", copy, "--language", "zh", "--format", "json")
		self.assertEqual(done.code, 0, done.err)
		private = [w for w in self.words[call] if w.label not in "-~"]
		return sum(bool(set(word["text"]) & DIGITS) and any(
			w.start_s < (word["start_s"] + word["end_s"]) / 2 < w.end_s for w in private)
			for turn in json.loads(done.out)["turns"] for word in turn["words"])

	def test_no_private_digit_is_recognised_in_the_clip(self):
		call = max((c for c in self.words if int(c.split("-")[1]) % 2 == 0), key=lambda c: sum(
			w.label not in "-~" and w.text[0] in DIGITS for w in self.words[c]))
		before, after = (self.digits_heard(path, call) for path in (self.folder / f"{call}.wav", self.clips()[call]))
		print(f"digits recognised where private words are said: {before} in the call, {after} in the clip")
		self.assertGreater(before, 0)
		self.assertEqual(after, 0)

	def test_a_clip_names_its_viewer(self):
		for path in self.clips().values():
			self.assertIn(b"for=Trainer Li;", path.read_bytes())


if __name__ == "__main__":
	nights.main()
