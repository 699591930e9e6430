#!/usr/bin/env python3
"""A real call in containers and codecs that recorders write: the same turns within 0.15 s, the same verdicts.

Its words are recognised, each time somewhat differently: no verdict may rest on words that nobody can be sure of.
A few codecs by default, each lossy in its own way; all of them with --all (ten minutes of CPU).
"""

import subprocess
import sys

import nights
from encoded import PAIRS, STEREO, Encoded

SECONDS = 60
FEW = {"mp3-variable", "mp3-pair", "opus-in-ogg", "wma-2", "gsm", "amr"}


class RealFormats(Encoded):
	LANGUAGE, TRANSCRIPT = "en", ""

	@classmethod
	def setUpClass(cls):
		nights.require("ffmpeg", "sox")
		lines = [nights.shared(f"calls-en/auto-repairs-40-{party}.wav") for party in ("agent", "caller")]
		cls.folder = nights.make_folder(cls, "real-formats")
		cls.db = cls.folder / "night.db"
		cls.parties = [cls.folder / f"{party}.wav" for party in ("agent", "customer")]
		for line, party in zip(lines, cls.parties):
			subprocess.run(["sox", "-R", "-D", line, party, "trim", "0", str(SECONDS)], check=True)
		cls.pcm = cls.folder / "pcm.wav"
		subprocess.run(["sox", "-M", *cls.parties, cls.pcm], check=True)

	def setUp(self):
		"""The folder is the class's."""

	def rows(self):
		"""The call's encodings, each a name and one recording or two."""
		for name, how in (STEREO | PAIRS).items():
			if not IS_WHOLE and name not in FEW:
				continue
			if name in STEREO:
				yield name, self.encode(self.pcm, name, how)
			else:
				yield name, *(self.encode(line, f"{name}-{line.stem}", how) for line in self.parties)

	def test_codecs_change_neither_turns_nor_verdicts(self):
		rows = list(self.rows())
		self.hear(self.table("night", [("pcm", self.pcm.name), *rows]))
		self.compare([name for name, *_ in rows], "pcm")
		# What needs no words is told all the same.
		self.assertEqual(self.verdicts("pcm")["telecom-en/dead_air"], "pass")


if __name__ == "__main__":
	IS_WHOLE = "--all" in sys.argv
	sys.argv = [argument for argument in sys.argv if argument != "--all"]
	nights.main()
