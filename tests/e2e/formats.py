#!/usr/bin/env python3
"""One call in every container and codec that recorders write: the same turns within 0.15 s, the same verdicts."""

import nights
from encoded import PAIRS, STEREO, Encoded, ffmpeg

SECONDS = 45


class Formats(Encoded):
	def setUp(self):
		super().setUp()
		nights.require("ffmpeg")
		self.pcm, self.parties = self.folder / "pcm.wav", []
		cut = self.folder / "cut.wav"
		nights.cut("zh-01-bill", 0, SECONDS, cut)
		ffmpeg("-i", cut, "-c:a", "pcm_s16le", self.pcm)
		cut.unlink()
		for channel, party in enumerate(("agent", "customer")):
			self.parties.append(self.folder / f"{party}.wav")
			ffmpeg("-i", self.pcm, "-af", f"pan=mono|c0=c{channel}", "-c:a", "pcm_s16le", self.parties[-1])

	def test_both_parties_in_one_file(self):
		rows = [(name, self.encode(self.pcm, name, how)) for name, how in STEREO.items()]
		self.hear(self.table("stereo", [("pcm", self.pcm.name), *rows]))
		self.compare(STEREO, "pcm")

	def test_a_file_each(self):
		nights.require("sox")
		rows = [(name, *(self.encode(line, f"{name}-{line.stem}", how) for line in self.parties))
			for name, how in PAIRS.items()]
		self.hear(self.table("pairs", [("pcm", self.pcm.name), *rows]))
		self.compare(PAIRS, "pcm")

	def test_both_parties_in_one_channel(self):
		nights.require("sox")
		mono = self.folder / "mono.wav"
		ffmpeg("-i", self.pcm, "-ac", 1, "-c:a", "pcm_s16le", mono)
		coded = {name: STEREO.get(name) or PAIRS[name]
			for name in ("mu-law", "gsm-in-wav", "g722", "g726-32k", "amr", "mp3", "m4a", "opus", "wma-2", "pcm-48000-hz")}
		rows = [(name, self.encode(mono, f"mono-{name}", how)) for name, how in coded.items()]
		self.hear(self.table("mono", [("pcm", mono.name), *rows]))
		self.compare(coded, "pcm")

	def test_the_same_in_both_channels_is_mono(self):
		mono, twice = self.folder / "mono.wav", self.folder / "twice.wav"
		ffmpeg("-i", self.pcm, "-ac", 1, "-c:a", "pcm_s16le", mono)
		ffmpeg("-i", mono, "-af", "pan=stereo|c0=c0|c1=c0", "-c:a", "pcm_s16le", twice)
		coded = {name: STEREO[name] for name in ("mu-law", "mp3", "opus", "m4a", "wma-2")}
		rows = [(name, self.encode(twice, f"twice-{name}", how)) for name, how in coded.items()]
		self.hear(self.table("twice", [("mono", mono.name), ("pcm", twice.name), *rows]))
		self.assertEqual(nights.rows(self.db, "SELECT name FROM call WHERE NOT is_dual_mono"), [("mono",)])
		self.compare(["pcm", *coded], "mono")

	def test_recognised_words_survive_a_codec(self):
		rows = [(name, self.encode(self.pcm, name, STEREO[name])) for name in ("flac", "mu-law")]
		for path in self.folder.glob("*.vtt"):
			path.unlink()
		self.hear(self.table("heard", [("pcm", self.pcm.name), *rows], ""))
		# Without loss: word for word. mu-law is what the call was made of.
		for name in ("flac", "mu-law"):
			self.assertEqual(self.turns(name), self.turns("pcm"))
		self.assertGreater(sum(len(turn[3]) for turn in self.turns("pcm")), 30)
		self.compare(["flac", "mu-law"], "pcm")


if __name__ == "__main__":
	nights.main()
