#!/usr/bin/env python3
"""Nights where the machine refuses: read-only places, a full disk, a database that somebody else holds."""

import os
import sqlite3
import subprocess
import unittest

import nights

NOBODY = 65534


class Places(nights.Night):
	def setUp(self):
		super().setUp()
		self.calls = self.folder / "calls"
		nights.cut_many(self.calls, 20, 2)
		self.folder.chmod(0o755)
		self.cache = self.folder / "cache"
		self.cache.mkdir()
		self.cache.chmod(0o777)

	def as_nobody(self):
		"""How to run as one whom a folder's mode binds: not as root."""
		options = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.getuid() == 0 else {}
		try:
			if nights.auscult("--version", **options).code == 0:
				return options
		except PermissionError:
			pass
		raise unittest.SkipTest(f"{nights.AUSCULT} is root's alone")

	def test_recordings_in_a_read_only_place_are_heard(self):
		options = self.as_nobody()
		place = self.folder / "written"
		place.mkdir()
		place.chmod(0o777)
		self.calls.chmod(0o555)
		done = nights.auscult("run", self.calls, "--db", place / "night.db", "--cache", self.cache, **options)
		self.assertEqual(done.code, 0, done.err)
		self.assertHas(place / "night.db", call=20)

	def test_a_database_in_a_read_only_place_is_one_line(self):
		done = nights.auscult("run", self.calls, "--db", self.db, "--cache", self.cache, **self.as_nobody())
		self.assertEqual(done.code, 1)
		self.assertEqual(done.lines, [f"auscult: {self.db}: cannot open: unable to open database file"])

	def test_a_read_only_database_is_one_line(self):
		options = self.as_nobody()
		self.assertEqual(nights.auscult("run", self.calls, "--db", self.db).code, 0)
		self.db.chmod(0o444)
		done = nights.auscult("run", self.calls, "--db", self.db, "--again", "--cache", self.cache, **options)
		self.assertEqual(done.code, 1)
		self.assertEqual(len(done.lines), 1, done.err)
		self.assertIn(f"auscult: {self.db}: ", done.lines[0])
		self.assertIn("readonly database", done.lines[0])

	def test_a_full_disk_ends_the_night_and_the_next_goes_on(self):
		disk = self.folder / "disk"
		disk.mkdir()
		mount = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=600k", "tmpfs", disk], capture_output=True)
		if mount.returncode:
			raise unittest.SkipTest("no disk can be mounted here")
		try:
			self.fill(disk)
		finally:
			subprocess.run(["umount", disk], check=True)

	def fill(self, disk):
		db = disk / "night.db"
		done = nights.auscult("run", self.calls, "--db", db)
		self.assertEqual(done.code, 2, done.err)
		self.assertEqual(len(done.lines), 1, done.err)
		self.assertRegex(done.lines[0], f"auscult: {db}: .*: database or disk is full")
		stored = nights.rows(db, "SELECT count(*) FROM call")[0][0]
		self.assertTrue(0 < stored < 20, stored)
		subprocess.run(["mount", "-o", "remount,size=8m", disk], check=True)
		done = nights.auscult("run", self.calls, "--db", db)
		self.assertEqual(done.code, 0, done.err)
		self.assertIn(f"calls: {20 - stored} done, {stored} there already", done.lines[-1])
		self.assertEqual(nights.auscult("run", self.calls, "--db", self.db).code, 0)
		self.assertSameContents(db, self.db)

	def test_a_database_that_somebody_holds_is_waited_for_then_one_line(self):
		self.assertEqual(nights.auscult("run", self.calls / "call-000.wav", "--db", self.db).code, 0)
		other = sqlite3.connect(self.db, isolation_level=None)
		other.execute("BEGIN IMMEDIATE")
		done = nights.auscult("run", self.calls, "--db", self.db)
		self.assertEqual(done.code, 1)
		self.assertEqual(done.lines, [f"auscult: {self.db}: cannot find what is usual: database is locked"])
		other.execute("ROLLBACK")
		self.assertEqual(nights.auscult("run", self.calls, "--db", self.db).code, 0)
		self.assertHas(self.db, call=20)

	def test_no_database_of_ours_is_left_as_it_is(self):
		self.db.write_text("the shopping list\n" * 100)
		before = self.db.read_bytes()
		done = nights.auscult("run", self.calls, "--db", self.db)
		self.assertEqual(done.code, 1)
		self.assertEqual(done.lines, [f"auscult: {self.db}: database: file is not a database"])
		self.assertEqual(self.db.read_bytes(), before)


if __name__ == "__main__":
	nights.main()
