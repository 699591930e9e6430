"""Runs programs and says what they took: CPU time, wall time, peak memory."""

import collections
import os
import re
import sqlite3
import subprocess
import sys
import tempfile
import time

Taken = collections.namedtuple("Taken", "cpu_s wall_s peak_mib out")
Night = collections.namedtuple("Night", "taken audio_s stages calls")
Call = collections.namedtuple("Call", "files language channels")


def run(*command, codes=(0,)):
	"""Waits for the program and takes its own usage, not that of those before it."""
	with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
		from_s = time.monotonic()
		process = subprocess.Popen([str(word) for word in command], stdin=subprocess.DEVNULL, stdout=out, stderr=err,
			env={**os.environ, "LC_ALL": "C.UTF-8"})
		_, status, used = os.wait4(process.pid, 0)
		wall_s = time.monotonic() - from_s
		process.returncode = os.waitstatus_to_exitcode(status)
		out.seek(0)
		err.seek(0)
		if process.returncode not in codes:
			sys.exit(f"bench: {command[0]} ended with {process.returncode}:\n{err.read().decode(errors='replace')[-2000:]}")
		return Taken(used.ru_utime + used.ru_stime, wall_s, used.ru_maxrss / 1024, out.read().decode())


def stage_times(table):
	"""CPU seconds by stage, from what `auscult run --timings` prints."""
	return {name: float(cpu_s) for name, cpu_s in re.findall(r"^(\w+) +([\d.]+) +[\d.]+%", table, re.MULTILINE)}


def heard_calls(db):
	"""The calls of a database that were listened to."""
	connection = sqlite3.connect(db)
	rows = connection.execute("SELECT path, path_customer, language, min(channels, 2 - is_dual_mono)"
		" FROM call JOIN hearing USING (call_id) WHERE NOT is_imported ORDER BY path").fetchall()
	connection.close()
	return [Call((path,) if customer is None else (path, customer), language, 1 if customer else channels)
		for path, customer, language, channels in rows]


def night(program, inputs, jobs=1, options=()):
	"""One `auscult run` into a new database. Recordings that are refused cost what they cost."""
	with tempfile.TemporaryDirectory(prefix="auscult-bench-") as folder:
		db = f"{folder}/night.db"
		taken = run(program, "run", *inputs, "--db", db, "--jobs", jobs, "--timings", *options, codes=(0, 2))
		connection = sqlite3.connect(db)
		audio_s, = connection.execute("SELECT sum(duration_s) FROM call").fetchone()
		connection.close()
		if not audio_s:
			sys.exit("bench: nothing could be heard in " + " ".join(map(str, inputs)))
		return Night(taken, audio_s, stage_times(taken.out), heard_calls(db))
