#!/usr/bin/env python3
"""200 recordings, 20 of them broken in 20 ways: 180 are stored, 20 are named with the reason, a line each."""

import csv
import os
import struct

import nights

PCM, FLOAT, MULAW = 1, 3, 7
TELEPHONE = nights.wav_form(MULAW, 1, 8000, 8)
SECOND = bytes(nights.wav_parts(nights.CALLS / "zh-01-bill.wav")[1][48000:64000])  # of speech, mu-law
NOT_A_NUMBER = struct.pack("<f", float("nan"))


def head(call, bytes_):
	return (nights.CALLS / call).read_bytes()[:bytes_]


# How a file is broken -> what it holds, and a part of the sentence that must name it.
BROKEN = {
	"empty.wav": (b"", "is empty (0 bytes)"),
	"cut-in-header.flac": (head("zh-16-transfer.flac", 30), "cannot be read as flac"),
	"no-sound.wav": (nights.riff(TELEPHONE, b""), "has no sound in it"),
	"too-short.wav": (nights.riff(TELEPHONE, SECOND[:1600]), "has only 0.20 s of sound"),
	"cut-off.wav": (head("zh-01-bill.wav", 300000), "truncated: header says 59.0 s"),
	"silent.wav": (nights.riff(TELEPHONE, b"\xff" * 16000), "silent"),
	"text.wav": ("您好,请问有什么可以帮您?\n".encode() * 100, "is not a recording"),
	"random.mp3": (bytes((i * i * 7919 >> 5) % 251 for i in range(20000)), "cannot be read as mp3"),
	"picture.wav": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(2000), "is not a recording"),
	"playlist.wav": (b"#EXTM3U\n#EXTINF:5,\n/etc/hostname\n", "is not a recording"),
	"lying.wav": (nights.riff(struct.pack("<HHIIHH", PCM, 2, 8000, 8000, 1, 16), SECOND), "lying header"),
	"unknown-codec.wav": (nights.riff(nights.wav_form(0x7777, 1, 8000, 8), SECOND), "its codec"),
	"not-numbers.wav": (nights.riff(nights.wav_form(FLOAT, 1, 8000, 32), NOT_A_NUMBER * 16000), "is damaged"),
	"two-hertz.wav": (nights.riff(nights.wav_form(PCM, 1, 2, 16), SECOND), "sample rate is 2 Hz"),
	"three-channels.wav": (nights.riff(nights.wav_form(PCM, 3, 8000, 16), SECOND * 2), "has 3 channels"),
	"cut-off.m4a": (head("zh-05-plan-change.m4a", 4000), "cannot be read as mov"),
}
FOLDER, MISSING, UNREADABLE, PIPE = "folder.wav", "missing.wav", "unreadable.wav", "pipe.wav"
REASONS = {name: reason for name, (_, reason) in BROKEN.items()}
REASONS |= {FOLDER: "is a folder", MISSING: "No such file", UNREADABLE: "cannot open", PIPE: "is not a file"}


def make(folder):
	"""180 good recordings, the broken ones, and a manifest that names them all."""
	nights.cut_many(folder, 180, 3)
	for name, (content, _) in BROKEN.items():
		(folder / name).write_bytes(content)
	(folder / FOLDER).mkdir()
	os.mkfifo(folder / PIPE)
	# Root may read everything: a link that leads to itself is nobody's to read.
	os.symlink(UNREADABLE, folder / UNREADABLE)
	good = sorted(path.name for path in folder.glob("call-*.wav"))
	with open(folder / "night.csv", "w", newline="") as table:
		csv.writer(table).writerows([["audio"], *([name] for name in sorted(good + list(REASONS)))])
	return folder / "night.csv"


class Broken(nights.Night):
	def test_each_is_named_and_the_others_are_stored(self):
		manifest = make(self.folder / "calls")
		done = nights.auscult("run", manifest, "--db", self.db, "--jobs", 2)
		self.assertEqual(len(REASONS), 20)
		self.assertEqual(done.code, 2, done.err)
		self.assertHas(self.db, call=180, latest_assessment=180, failure=20)
		for name, reason in REASONS.items():
			with self.subTest(name):
				lines = [line for line in done.lines if f"/{name}: " in line]
				self.assertEqual(len(lines), 1, lines)
				self.assertIn(reason, lines[0])
				stored = nights.rows(self.db, "SELECT reason FROM failure WHERE path = ?", f"{manifest.parent}/{name}")
				self.assertEqual([f"{manifest.parent}/{name}: {stored[0][0]}"], lines)
		self.assertEqual(len([line for line in done.lines if f"{manifest.parent}/" in line]), 20, done.err)
		self.assertIn("calls: 180 done, 0 there already, 20 failed", done.lines[-1])

	def test_what_is_mended_is_heard_the_next_night(self):
		folder = self.folder / "calls"
		nights.cut_many(folder, 3, 3)
		whole = (folder / "call-001.wav").read_bytes()
		(folder / "call-001.wav").write_bytes(whole[:100])
		done = nights.auscult("run", folder, "--db", self.db)
		self.assertEqual(done.code, 2, done.err)
		self.assertHas(self.db, call=2, failure=1)
		(folder / "call-001.wav").write_bytes(whole)
		done = nights.auscult("run", folder, "--db", self.db)
		self.assertEqual(done.code, 0, done.err)
		self.assertHas(self.db, call=3, failure=0)
		self.assertIn("calls: 1 done, 2 there already, 0 failed", done.lines[-1])

	def test_a_night_of_broken_ones_has_done_nothing_useful(self):
		folder = self.folder / "calls"
		folder.mkdir()
		for name in ("empty.wav", "text.wav"):
			(folder / name).write_bytes(BROKEN[name][0])
		done = nights.auscult("run", folder, "--db", self.db)
		self.assertEqual(done.code, 1, done.err)


if __name__ == "__main__":
	nights.main()
