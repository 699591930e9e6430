#!/usr/bin/env python3
"""A night in shards on Slurm: a shard that is killed is heard again alone, and the merged database is that of one machine.

AUSCULT_CALLS and AUSCULT_SHARDS make it longer: tests/bench/cluster runs 2,000 calls in 8 shards.
"""

import os
import pathlib
import signal
import subprocess
import time

import nights
import slurm

CALLS, SHARDS = int(os.environ.get("AUSCULT_CALLS", 60)), int(os.environ.get("AUSCULT_SHARDS", 4))
CLUSTER = nights.SOURCE / "pipeline/cluster/auscult-cluster"
KILLED = 2  # the shard


class Cluster(nights.Night):
	@classmethod
	def setUpClass(cls):
		cls.whole = nights.make_folder(cls, "cluster")
		(cls.whole / "slurm").mkdir()
		cls.slurm = slurm.Slurm(cls.whole / "slurm", 2)
		cls.addClassCleanup(cls.slurm.stop)
		cls.calls, cls.alone = cls.whole / "calls", cls.whole / "alone.db"
		nights.cut_many(cls.calls, CALLS, 2)
		# One that no shard can hear: it is to be told once, and it is no reason to try a shard again.
		broken = cls.calls / "call-003.wav"
		broken.write_bytes(broken.read_bytes()[:50])
		started = time.monotonic()
		done = nights.auscult("run", cls.calls, "--db", cls.alone)
		cls.alone_s = time.monotonic() - started
		assert done.code == 2, done.err

	def cluster(self, *arguments, code=0):
		env = {**self.slurm.env, "PATH": os.path.dirname(nights.AUSCULT) + ":" + self.slurm.env["PATH"]}
		done = subprocess.run([CLUSTER, *map(str, arguments)], env=env, capture_output=True, text=True)
		self.assertEqual(done.returncode, code, done.stderr)
		return done.stdout + done.stderr

	def submit(self, *options):
		self.shards = self.folder / "night.db.shards"
		return self.cluster("submit", "--db", self.db, "--shards", SHARDS, "--jobs", 1, "--memory", "0", *options,
			"--", self.calls)

	def stored(self, shard):
		db = self.shards / f"shard-{shard}.db"
		try:
			return nights.rows(f"file:{db}?mode=ro", "SELECT count(*) FROM call")[0][0]
		except nights.sqlite3.OperationalError:
			return 0

	def wait_for_midway(self):
		self.slurm.wait_until(lambda: self.stored(KILLED) > 0, 120 + self.alone_s, 0.01)

	def kill_midway(self):
		"""SIGKILL to the auscult of shard KILLED, as the system does when memory runs out."""
		self.wait_for_midway()
		shard = f"\0--db\0{self.shards}/shard-{KILLED}.db\0".encode()
		for process in pathlib.Path("/proc").glob("[0-9]*"):
			try:
				if shard in (process / "cmdline").read_bytes():
					os.kill(int(process.name), signal.SIGKILL)
			except OSError:  # it has ended meanwhile
				pass

	def cancel_midway(self):
		self.wait_for_midway()
		subprocess.run(["scancel", f"{self.jobs()[0][0]}_{KILLED}"], env=self.slurm.env, check=True)

	def story(self):
		return "\n".join(f"== {log.name}\n{log.read_text()}" for log in sorted(self.shards.glob("*.log")))

	def wait(self):
		self.slurm.wait_for_jobs(300 + 10 * self.alone_s)

	def jobs(self):
		return [line.split() for line in (self.shards / "jobs").read_text().splitlines()]

	def test_a_killed_shard_is_heard_again_alone(self):
		self.submit()
		self.kill_midway()
		self.wait()
		# The merge that found it missing had it heard again, and nothing else.
		self.assertEqual([job[2:] for job in self.jobs()], [["0", f"1-{SHARDS}"], ["1", str(KILLED)]], self.story())
		self.assertIn("auscult ended with 137", (self.shards / f"shard-{KILLED}.log").read_text())
		self.assertIn("there already", (self.shards / f"shard-{KILLED}.log").read_text())
		self.assertEqual((self.shards / "merge.exit").read_text(), "2\n", self.story())
		self.assertSameContents(self.alone, self.db)
		self.assertHas(self.db, call=CALLS - 1, failure=1)
		self.assertIn("heard", self.cluster("status", "--db", self.db))

	def test_what_no_retry_has_mended_is_said_and_heard_later(self):
		self.submit("--retries", 0)
		self.cancel_midway()
		self.wait()
		self.assertIn(f"shards {KILLED} were not heard to their end", (self.shards / "merge.log").read_text())
		self.assertFalse((self.shards / "merge.exit").exists())
		# What the others heard is there in the morning all the same.
		self.assertLess(nights.rows(self.db, "SELECT count(*) FROM call")[0][0], CALLS - 1)
		status = self.cluster("status", "--db", self.db)
		self.assertRegex(status, rf"(?m)^ +{KILLED}  cancelled ")
		self.cluster("retry", "--db", self.db)
		self.wait()
		self.assertSameContents(self.alone, self.db)


if __name__ == "__main__":
	nights.main()
