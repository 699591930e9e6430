#!/usr/bin/env python3
"""What nights bring: whatever happens, the run ends with a documented exit code and a clear line, the database is whole,
and nothing is stored twice or lost."""

import os
import sqlite3
import subprocess
import threading
import time

import nights

FAULTS = os.environ.get("AUSCULT_FAULTS", nights.SOURCE / "build/debug/tests/support/libfaults.so")


class Fault(nights.Night):
	def setUp(self):
		super().setUp()
		self.calls = self.folder / "calls"

	def make_calls(self, count, length_s=2):
		nights.cut_many(self.calls, count, length_s)

	def hear(self, *options, faults="", code=0, jobs=2, db=None):
		env = {**os.environ, "LC_ALL": "C.UTF-8"}
		if faults:
			# The sanitizer of the tests' build wants to be the first library, and to see crashes itself.
			env |= {"LD_PRELOAD": str(FAULTS), "FAULTS": faults,
				"ASAN_OPTIONS": "verify_asan_link_order=0:handle_segv=0:detect_leaks=0"}
		done = nights.finish(subprocess.Popen(
			[nights.AUSCULT, "run", self.calls, "--db", db or self.db, "--jobs", str(jobs), *map(str, options)], env=env,
			stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", errors="surrogateescape"))
		self.assertEqual(done.code, code, done.err)
		return done

	def assertWhole(self, **counts):
		nights.Contents(self.db)  # integrity, references, text index
		self.assertHas(self.db, **counts)


class Poison(Fault):
	"""Calls that crash or hang what hears them. A recording of 20 s is read well behind its first 100,000 bytes."""

	def poison(self, name):
		nights.cut("zh-01-bill", 0, 20, self.calls / f"{name}.wav")

	def test_one_that_crashes_is_quarantined_and_the_night_goes_on(self):
		self.make_calls(8)
		self.poison("poison")
		done = self.hear(faults="crash:poison:100000", code=2)
		reason = "crashed the process that hears twice (signal 11); quarantined"
		self.assertIn(f"{self.calls}/poison.wav: {reason}", done.lines)
		self.assertIn("calls: 8 done, 0 there already, 1 failed", done.lines[-1])
		self.assertWhole(call=8, failure=1, quarantine=1, run=1)
		# The next night leaves it alone, without the fault as well: nothing has changed that it knows of.
		done = self.hear(code=2)
		self.assertIn(f"{self.calls}/poison.wav: {reason}", done.lines)
		self.assertIn("calls: 0 done, 8 there already, 1 failed", done.lines[-1])
		# Until somebody says otherwise.
		self.hear("--again")
		self.assertWhole(call=9, failure=0, quarantine=0)

	def test_one_that_hangs_is_ended_and_quarantined(self):
		self.make_calls(8)
		self.poison("poison")
		done = self.hear("--limit", 20, faults="hang:poison:100000", code=2)
		self.assertIn(f"{self.calls}/poison.wav: took more than 20 s twice; quarantined", done.lines)
		self.assertWhole(call=8, failure=1, quarantine=1, run=1)

	def test_one_whose_header_crashes_is_quarantined_as_well(self):
		self.make_calls(4)
		self.poison("poison")
		self.hear(faults="crash:poison:0", code=2)
		self.assertWhole(call=4, failure=1, quarantine=1)

	def test_several_do_not_take_the_innocent_with_them(self):
		self.make_calls(6)
		for i in range(3):
			self.poison(f"poison-{i}")
			nights.cut("zh-01-bill", i, 20, self.calls / f"poison-{i}.wav")
		self.hear(faults="crash:poison:100000", code=2)
		self.assertWhole(call=6, failure=3, quarantine=3)

	def test_a_night_of_nothing_else_has_done_nothing_useful(self):
		self.calls.mkdir()
		self.poison("poison")
		self.hear(faults="crash:poison:100000", code=1)
		self.assertWhole(call=0, failure=1, quarantine=1)


class Reading(Fault):
	def test_a_read_error_is_a_failure_of_that_recording(self):
		self.make_calls(3)
		nights.cut("zh-01-bill", 0, 20, self.calls / "worn.wav")
		done = self.hear(faults="error:worn:100000", code=2)
		self.assertEqual(len([line for line in done.lines if "/worn.wav: " in line]), 1, done.err)
		self.assertWhole(call=3, failure=1)

	def test_recordings_that_vanish_are_named(self):
		self.make_calls(12)
		names = sorted(self.calls.glob("*.wav"))
		(self.folder / "night.csv").write_text("audio\n" + "".join(f"{name}\n" for name in names))
		for name in names[::3]:
			name.unlink()
		done = nights.auscult("run", self.folder / "night.csv", "--db", self.db)
		self.assertEqual(done.code, 2, done.err)
		for name in names[::3]:
			self.assertIn(f"{name}: cannot open: No such file or directory", done.err)
		self.assertWhole(call=8, failure=4)

	def test_links_in_a_circle_end(self):
		self.make_calls(2)
		os.symlink(self.calls, self.calls / "again")
		os.symlink("round.wav", self.calls / "round.wav")
		os.symlink(self.calls / "call-000.wav", self.calls / "other-name.wav")
		done = self.hear(code=2)
		self.assertIn("round.wav: ", done.err)
		self.assertWhole(call=2, failure=1)

	def test_names_of_any_bytes(self):
		self.make_calls(4)
		for i, name in enumerate([b"\xff\xfe.wav", b"line\nbreak.wav", "您好 '\"%s.wav".encode(), b"-rf.wav"]):
			os.rename(self.calls / f"call-{i:03d}.wav", os.fsencode(self.calls) + b"/" + name)
		self.hear()
		self.assertHas(self.db, call=4)

	def test_a_folder_of_a_hundred_thousand_files(self):
		self.make_calls(2)
		for i in range(100000):
			(self.calls / f"note-{i}.txt").touch()
		self.hear()
		self.assertWhole(call=2)


class Disk(Fault):
	"""A file system of 12 MB that runs full."""

	def setUp(self):
		super().setUp()
		self.small = self.folder / "small"
		self.small.mkdir()
		if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=12m", "none", self.small], capture_output=True).returncode:
			self.skipTest("only root mounts a small file system")
		self.addCleanup(subprocess.run, ["umount", "-l", self.small], check=True)
		self.db = self.small / "night.db"

	def fill(self, left_bytes):
		"""Fills the file system but for so much; the file to remove."""
		filler = self.small / "filler"
		space = os.statvfs(self.small)
		filler.write_bytes(bytes(max(space.f_bavail * space.f_frsize - left_bytes, 0)))
		return filler

	def test_full_while_calls_are_stored(self):
		self.make_calls(60)
		filler = self.fill(800000)
		done = self.hear(code=2)
		self.assertIn("full", done.lines[-1])
		before = nights.rows(self.db, "SELECT count(*) FROM call")[0][0]
		self.assertGreater(before, 0)
		self.assertLess(before, 60)
		filler.unlink()
		self.hear()
		self.assertWhole(call=60, failure=0)

	def test_full_from_the_start(self):
		self.make_calls(2)
		filler = self.fill(0)
		done = self.hear(code=1)
		self.assertIn(f"{self.db}: ", done.lines[-1])
		filler.unlink()
		self.hear()
		self.assertWhole(call=2)

	def test_full_while_shards_are_merged(self):
		self.make_calls(60)
		shard, whole = self.folder / "shard.db", self.folder / "whole.db"
		self.hear(db=shard)
		nights.auscult("merge", shard, "--into", whole)
		self.assertEqual(nights.auscult("merge", "--into", self.db, self.shard_of_one()).code, 0)
		before = nights.Contents(self.db).tables
		filler = self.fill(200000)
		done = nights.auscult("merge", shard, "--into", self.db)
		self.assertEqual(done.code, 1, done.err)
		self.assertIn("full", done.lines[-1])
		self.assertEqual(nights.Contents(self.db).tables, before)
		filler.unlink()
		self.assertEqual(nights.auscult("merge", shard, "--into", self.db).code, 0)
		self.assertSameContents(whole, self.db)

	def shard_of_one(self):
		one = self.folder / "one.db"
		self.assertEqual(nights.auscult("run", self.calls / "call-000.wav", "--db", one).code, 0)
		return one

	def test_full_while_a_report_is_written(self):
		self.make_calls(2)
		self.hear(db=self.folder / "night.db")
		self.fill(0)
		done = nights.auscult("report", "--db", self.folder / "night.db", "--by", "rule", "--format", "csv", "--out",
			self.small / "rules.csv")
		self.assertEqual(done.code, 1, done.err)
		self.assertIn("rules.csv: ", done.lines[-1])

	def test_full_where_language_models_are_kept(self):
		self.make_calls(2)
		self.fill(0)
		done = self.hear("--cache", self.small / "cache", db=self.folder / "night.db", code=1)
		self.assertRegex(done.lines[-1], rf"{self.small}/cache/.*: cannot write")


class Database(Fault):
	def test_a_locked_one_is_waited_for(self):
		self.make_calls(4)
		self.hear("--shard", "1/2")
		holder = sqlite3.connect(self.db, isolation_level=None, check_same_thread=False)
		holder.execute("BEGIN IMMEDIATE")
		threading.Timer(3, lambda: holder.execute("ROLLBACK")).start()
		self.hear()
		holder.close()
		self.assertWhole(call=4)

	def test_one_that_stays_locked_is_refused_and_whole(self):
		self.make_calls(4)
		self.hear("--shard", "1/2")
		before = nights.rows(self.db, "SELECT count(*) FROM call")
		holder = sqlite3.connect(self.db, isolation_level=None)
		holder.execute("BEGIN IMMEDIATE")
		done = self.hear(code=1)
		holder.execute("ROLLBACK")
		holder.close()
		self.assertIn("locked", done.lines[-1])
		self.assertEqual(nights.rows(self.db, "SELECT count(*) FROM call"), before)

	def test_a_clock_that_jumps_changes_no_result(self):
		self.make_calls(6)
		self.hear(db=self.folder / "straight.db")
		self.hear(faults="clock")
		self.assertSameContents(self.folder / "straight.db", self.db)

	def test_a_power_cut_loses_calls_but_harms_nothing(self):
		"""What is on the disk after a cut: the database and any beginning of its log, its last page torn."""
		self.make_calls(30)
		night = nights.start("run", self.calls, "--db", self.db, "--jobs", "2")
		log = self.folder / "night.db-wal"
		while night.poll() is None and not (log.exists() and log.stat().st_size > 400000):
			time.sleep(0.01)
		night.kill()
		night.communicate()
		database, logged = self.db.read_bytes(), log.read_bytes()
		stored = []
		for share in range(0, 21):
			cut = self.folder / "cut.db"
			for name in self.folder.glob("cut.db*"):
				name.unlink()
			cut.write_bytes(database)
			kept = len(logged) * share // 20
			(self.folder / "cut.db-wal").write_bytes(logged[:kept - kept % 4096 + 1234] + b"\xa5" * 700)
			stored.append(self.look_after_cut(cut))
		self.assertEqual(stored, sorted(stored))
		self.hear(db=cut)
		self.assertHas(cut, call=30)

	def look_after_cut(self, cut):
		"""How many calls are there, each of them whole."""
		with sqlite3.connect(cut) as connection:
			self.assertEqual(connection.execute("PRAGMA integrity_check").fetchall(), [("ok",)])
			self.assertEqual(connection.execute("PRAGMA foreign_key_check").fetchall(), [])
			if not connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
				return 0
			calls, assessed = connection.execute(
				"SELECT (SELECT count(*) FROM call), (SELECT count(*) FROM latest_assessment)").fetchone()
		self.assertEqual(calls, assessed)
		return calls


if __name__ == "__main__":
	nights.main()
