#!/usr/bin/env python3
"""One job or two, in one go or in shards, heard once or again: the same calls give the same rows."""

import shutil

import nights

SECONDS = 4


class Jobs(nights.Night):
	def setUp(self):
		super().setUp()
		self.calls = self.folder / "calls"

	def hear(self, db, *options):
		done = nights.auscult("run", self.calls, "--db", self.folder / db, *options)
		self.assertEqual(done.code, 0, done.err)
		return done.lines[-1]

	# A recogniser that remembers the call before would hear the next one otherwise.
	def test_recognised_calls_do_not_depend_on_their_order(self):
		nights.cut_many(self.calls, 6, SECONDS)
		for transcript in self.calls.glob("*.vtt"):
			transcript.unlink()
		self.hear("one.db", "--jobs", 1, "--language", "zh")
		self.assertGreater(nights.rows(self.folder / "one.db", "SELECT count(*) FROM word")[0][0], 10)
		self.hear("two.db", "--jobs", 2, "--language", "zh")
		self.assertSameContents(self.folder / "one.db", self.folder / "two.db")

	def test_shards_make_up_the_whole(self):
		nights.cut_many(self.calls, 20, 2)
		self.hear("whole.db")
		shards = [self.hear("shards.db", "--shard", f"{i}/3") for i in (1, 2, 3)]
		self.assertEqual(sum(int(line.split()[1]) for line in shards), 20, shards)
		self.assertSameContents(self.folder / "whole.db", self.folder / "shards.db")

	def test_two_nights_at_once_make_one(self):
		nights.cut_many(self.calls, 20, 2)
		self.hear("alone.db")
		both = [nights.start("run", self.calls, "--db", self.db, "--jobs", 1) for _ in range(2)]
		for night in both:
			done = nights.finish(night)
			self.assertEqual(done.code, 0, done.err)
		self.assertSameContents(self.folder / "alone.db", self.db)

	def test_a_second_night_skips_by_content_not_by_name(self):
		nights.cut_many(self.calls, 3, 2)
		self.hear("night.db")
		before = nights.Contents(self.db).tables
		(self.calls / "call-000.wav").rename(self.calls / "moved.wav")
		(self.calls / "call-000.vtt").rename(self.calls / "moved.vtt")
		self.assertIn("calls: 0 done, 3 there already, 0 failed", self.hear("night.db"))
		self.assertEqual(before, nights.Contents(self.db).tables)

	def test_the_same_recording_twice_is_one_call(self):
		nights.cut_many(self.calls, 2, 2)
		for ending in ("wav", "vtt"):
			shutil.copy(self.calls / f"call-000.{ending}", self.calls / f"copy.{ending}")
		done = nights.auscult("run", self.calls, "--db", self.db)
		self.assertEqual(done.code, 0, done.err)
		self.assertIn(f"{self.calls}/copy.wav: skipped: same recording as {self.calls}/call-000.wav", done.lines)
		self.assertHas(self.db, call=2)

	def test_hearing_again_changes_nothing(self):
		nights.cut_many(self.calls, 3, 2)
		self.hear("night.db")
		before = nights.Contents(self.db).tables
		self.assertIn("calls: 3 done", self.hear("night.db", "--again"))
		self.assertEqual(before, nights.Contents(self.db).tables)


if __name__ == "__main__":
	nights.main()
