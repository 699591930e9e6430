"""What the tests of whole nights share: running auscult, looking into its database, making recordings.

A test is a script that ends with nights.main(): exit status 77 when every test in it was skipped.
The environment names the program (AUSCULT) and the data beside the project (AUSCULT_SHARED).
"""

import collections
import itertools
import json
import math
import os
import pathlib
import shutil
import sqlite3
import struct
import subprocess
import sys
import tempfile
import unittest

SOURCE = pathlib.Path(__file__).resolve().parents[2]
AUSCULT = os.environ.get("AUSCULT", str(SOURCE / "build/debug/pipeline/cli/auscult"))
SHARED = pathlib.Path(os.environ.get("AUSCULT_SHARED", SOURCE.parent / "shared"))
CALLS, REFERENCE = SOURCE / "corpus/calls", SOURCE / "corpus/reference"
SKIPPED = 77
# What a sanitizer says; the exit status alone would pass for a documented one.
SANITIZER = "Sanitizer", "runtime error:"

Done = collections.namedtuple("Done", "code out err lines")


def start(*arguments, **options):
	"""An auscult that is running."""
	return subprocess.Popen([AUSCULT, *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
		encoding="utf-8", errors="surrogateescape", env={**os.environ, "LC_ALL": "C.UTF-8"}, **options)


def finish(process):
	"""Waits for its end; what it did. A sanitizer's finding fails the test."""
	out, err = process.communicate()
	if any(word in err for word in SANITIZER):
		raise AssertionError(err)
	return Done(process.returncode, out, err, err.splitlines())


def auscult(*arguments, **options):
	return finish(start(*arguments, **options))


def rows(db, query, *values):
	"""The rows of a query."""
	connection = sqlite3.connect(db, uri=True)
	try:
		return connection.execute(query, values).fetchall()
	finally:
		connection.close()


class Contents:
	"""A database as sets of rows that say the same whatever the order in which they were stored.

	Row numbers are replaced by what the row is known by (its UNIQUE columns, and theirs in turn), so that two nights
	that heard the same calls in another order are equal. What a run was called and when it ran is left out.
	"""

	SUMS = {"agent_day"}
	LEFT_OUT = {"run"}

	def __init__(self, db):
		self.connection = sqlite3.connect(db)
		# Also that nothing is half-written, and that the text index is that of the turns.
		assert self.one("PRAGMA integrity_check") == "ok"
		assert not self.connection.execute("PRAGMA foreign_key_check").fetchall()
		self.connection.execute("INSERT INTO turn_text (turn_text) VALUES ('integrity-check')")
		self.known = {}
		self.tables = {name: self.table(name) for name in self.names() if name not in self.LEFT_OUT}
		self.connection.close()

	def one(self, query):
		return self.connection.execute(query).fetchone()[0]

	def names(self):
		"""Tables of our own: not SQLite's, not those of the text index."""
		return [name for name, in self.connection.execute(
			"SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'")]

	def referred(self, table):
		"""Column -> the table whose row number it holds; the table's own row number among them."""
		found = {column: to for to, column in self.connection.execute(
			f"SELECT \"table\", \"from\" FROM pragma_foreign_key_list('{table}')")}
		keys = self.connection.execute(f"SELECT name FROM pragma_table_info('{table}') WHERE pk").fetchall()
		if len(keys) == 1 and keys[0][0] == f"{table}_id":
			found[keys[0][0]] = table
		return found

	def identity(self, table):
		"""Columns that a row of the table is known by."""
		index = self.connection.execute(
			f"SELECT name FROM pragma_index_list('{table}') WHERE origin = 'u' LIMIT 1").fetchone()
		return [name for name, in self.connection.execute("SELECT name FROM pragma_index_info(?)", index)]

	def name_of(self, table, number):
		"""What the row with this number is known by."""
		if (table, number) not in self.known:
			columns = self.identity(table)
			row = self.connection.execute(
				f"SELECT {', '.join(columns)} FROM {table} WHERE {table}_id = ?", (number,)).fetchone()
			self.known[table, number] = self.spelled(table, dict(zip(columns, row)))
		return self.known[table, number]

	def spelled(self, table, row):
		referred = self.referred(table)
		return tuple((column, self.name_of(referred[column], value) if column in referred else self.shown(table, value))
			for column, value in row.items() if referred.get(column) not in self.LEFT_OUT)

	def shown(self, table, value):
		"""Sums differ in their last digits by the order in which calls were stored."""
		return float(f"{value:.9g}") if table in self.SUMS and isinstance(value, float) else value

	def table(self, name):
		cursor = self.connection.execute(f"SELECT * FROM {name}")
		columns = [column[0] for column in cursor.description]
		return sorted(map(repr, (self.spelled(name, dict(zip(columns, row))) for row in cursor)))


def make_folder(test, name):
	"""A folder that goes away with the test, or with the class of tests."""
	folder = pathlib.Path(tempfile.mkdtemp(prefix=f"auscult-{name}-"))
	(test.addClassCleanup if isinstance(test, type) else test.addCleanup)(shutil.rmtree, folder)
	return folder


class Night(unittest.TestCase):
	"""A test with a folder of its own."""

	maxDiff = None

	def setUp(self):
		self.folder = make_folder(self, "night")
		self.db = self.folder / "night.db"

	def assertSameContents(self, one, other):
		one, other = Contents(one).tables, Contents(other).tables
		self.assertEqual(list(one), list(other))
		for table in one:
			self.assertEqual(one[table], other[table], table)

	def assertHas(self, db, **counts):
		for table, count in counts.items():
			self.assertEqual(rows(db, f"SELECT count(*) FROM {table}")[0][0], count, table)


def riff(form, payload, data_bytes=None):
	"""A WAV file; `data_bytes` is what its header says of the payload's length."""
	size = len(payload) if data_bytes is None else data_bytes
	head = b"WAVEfmt " + struct.pack("<I", len(form)) + form + b"data" + struct.pack("<I", size)
	return b"RIFF" + struct.pack("<I", min(len(head) + size, 0xffffffff)) + head + payload


def wav_form(tag, channels, rate_hz, bits):
	"""The fmt chunk of plain samples: 1 PCM, 3 float, 6 A-law, 7 mu-law."""
	frame = channels * bits // 8
	return struct.pack("<HHIIHH", tag, channels, rate_hz, rate_hz * frame, frame, bits)


def wav_parts(path):
	"""The fmt chunk and the payload of a WAV file."""
	content = path.read_bytes()
	at, form = 12, None
	while True:
		name, size = content[at:at + 4], int.from_bytes(content[at + 4:at + 8], "little")
		if name == b"data":
			return form, content[at + 8:at + 8 + size]
		if name == b"fmt ":
			form = content[at + 8:at + 8 + size]
		at += 8 + size + size % 2


def stamp(seconds):
	return f"{int(seconds) // 60:02d}:{seconds % 60:06.3f}"


def cut(call, start_s, length_s, path):
	"""A piece of a demonstration call in WAV at `path`, its words beside it: nobody has to recognise them."""
	form, payload = wav_parts(CALLS / f"{call}.wav")
	second = struct.unpack("<I", form[8:12])[0]
	piece = payload[int(start_s) * second:int(start_s + length_s) * second]
	path.write_bytes(riff(form, piece))
	captions = ["WEBVTT"]
	for turn in json.loads((REFERENCE / f"{call}.json").read_text())["turns"]:
		begin, end = max(turn["start_s"] - start_s, 0), min(turn["end_s"] - start_s, length_s)
		if end - begin > 0.5:
			captions.append(f"\n{stamp(begin)} --> {stamp(end)}\n<v {turn['party']}>{turn['text']}</v>")
	path.with_suffix(".vtt").write_text("\n".join(captions) + "\n")


def cut_many(folder, count, length_s=5):
	"""`count` pieces of demonstration calls, no two the same."""
	folder.mkdir()
	lengths = {call: len(wav_parts(CALLS / f"{call}.wav")[1]) / 16000
		for call in ("zh-01-bill", "zh-09-interrupted", "en-05-calm-down")}
	places = ((call, second, longer) for longer in itertools.count(length_s) for second in range(60)
		for call, seconds in lengths.items() if second + longer <= seconds)
	for i, (call, second, longer) in enumerate(itertools.islice(places, count)):
		cut(call, second, longer, folder / f"call-{i:03d}.wav")


def decibels(power):
	return 10 * math.log10(power) if power > 0 else -math.inf


def require(*programs):
	"""Skips the test when a program is missing."""
	for program in programs:
		if not shutil.which(program):
			raise unittest.SkipTest(f"{program} is not installed")


def shared(path):
	"""A file of the data beside the project; skips the test without it."""
	if not (SHARED / "data" / path).exists():
		raise unittest.SkipTest(f"{SHARED}/data/{path} is not there")
	return SHARED / "data" / path


def main():
	result = unittest.main(exit=False, verbosity=2).result
	if not result.wasSuccessful():
		sys.exit(1)
	if result.testsRun == len(result.skipped):
		sys.exit(SKIPPED)
