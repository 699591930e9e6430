#!/usr/bin/env python3
"""A night that is killed, or asked to stop, and run again ends with the same database as an undisturbed one."""

import os
import random
import signal
import time

import nights

# tests/bench/kills makes it 200 kills.
CALLS, KILLS = int(os.environ.get("AUSCULT_CALLS", 100)), int(os.environ.get("AUSCULT_KILLS", 10))
# The same moments again: AUSCULT_SEED=1234 tests/e2e/killed.py
SEED = int(os.environ.get("AUSCULT_SEED", random.SystemRandom().randrange(10000)))


class Killed(nights.Night):
	@classmethod
	def setUpClass(cls):
		"""The calls, some of them broken, and an undisturbed night over them."""
		cls.whole = nights.make_folder(cls, "killed")
		cls.calls, cls.undisturbed = cls.whole / "calls", cls.whole / "undisturbed.db"
		nights.cut_many(cls.calls, CALLS, 2)
		for path in sorted(cls.calls.glob("*.wav"))[::20]:
			path.write_bytes(path.read_bytes()[:50])
		done = nights.auscult(*cls.night(cls, cls.undisturbed))
		assert done.code == 2, done.err
		started = time.monotonic()
		nights.auscult(*cls.night(cls, cls.undisturbed))
		cls.again_s = time.monotonic() - started

	def night(self, db):
		return "run", self.calls, "--db", db, "--jobs", 2

	def start(self):
		return nights.start(*self.night(self.db))

	def stored(self):
		"""How many calls are there, with the night still running."""
		try:
			return nights.rows(f"file:{self.db}?mode=ro", "SELECT count(*) FROM call")[0][0]
		except nights.sqlite3.OperationalError:  # not made yet
			return 0

	def finish(self):
		"""Runs the night to its end; how it went."""
		done = nights.auscult(*self.night(self.db))
		self.assertEqual(done.code, 2, done.err)
		self.assertSameContents(self.db, self.undisturbed)
		return done

	def test_at_random_moments(self):
		"""As many nights as that takes, each from nothing to its end."""
		print(f"AUSCULT_SEED={SEED}", flush=True)
		moments = random.Random(SEED)
		# Half of the kills shall find a night that stores, half one that starts, however busy the machine is.
		span_s = 2 * self.again_s
		killed, storing, left = 0, 0, []
		calls = nights.rows(self.undisturbed, "SELECT count(*) FROM call")[0][0]
		while killed < KILLS or storing < KILLS // 4:
			night = self.start()
			time.sleep(moments.uniform(0, span_s))
			night.kill()
			night.communicate()
			was_killed = night.returncode == -signal.SIGKILL
			killed += was_killed
			before = left[-1] if left else 0
			left.append(self.stored() if self.db.exists() else 0)
			storing += was_killed and left[-1] != before
			span_s *= 1.1 if left[-1] == before else 1 / 1.1
			if left[-1] == calls:
				self.end(left)
				left = []
		self.end(left)
		print(f"{killed} killed, {storing} of them while calls were stored", flush=True)

	def end(self, left):
		print("stored after each kill:", *left, flush=True)
		self.assertEqual(left, sorted(left), "a kill took away what was stored")
		self.finish()
		for name in self.folder.glob("night.db*"):
			name.unlink()

	def stop(self, number):
		"""Sends the signal once a few calls are stored; what the program says."""
		night = self.start()
		while self.stored() < 5:
			self.assertIsNone(night.poll(), "the night was over before it could be stopped")
			time.sleep(0.01)
		night.send_signal(number)
		return nights.finish(night)

	def check_stop(self, number):
		done = self.stop(number)
		self.assertEqual(done.code, 2, done.err)
		self.assertIn("stopped as asked", done.lines[-1])
		stored = self.stored()
		self.assertLess(stored, CALLS - 5)
		# The calls in flight were finished and the run was booked to its end.
		self.assertEqual(nights.rows(self.db, "SELECT done FROM run WHERE finished_at IS NOT NULL"), [(stored,)])
		self.assertIn(f"{stored} there already", self.finish().lines[-1])

	def test_asked_to_stop_by_the_keyboard(self):
		self.check_stop(signal.SIGINT)

	def test_asked_to_stop_by_the_system(self):
		self.check_stop(signal.SIGTERM)


if __name__ == "__main__":
	nights.main()
