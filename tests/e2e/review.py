#!/usr/bin/env python3
"""The review pages in a browser: tests/e2e/browser/review.test.mjs, with a night, a server and screenshots.

Skipped, by name, without node, npm, Chromium, or playwright-core where npm cannot fetch it.
"""

import os
import pathlib
import shutil
import subprocess
import unittest

import nights
import pages

BROWSER = pathlib.Path(__file__).resolve().parent / "browser"
BUILT = pathlib.Path(os.environ.get("AUSCULT_E2E_BUILD", nights.SOURCE / "build/browser"))
SHOTS = BUILT / "screenshots"


def prepare():
	"""A folder with the test and playwright-core, which npm fetches once; why there is none."""
	for program in "node", "npm", "chromium":
		if not shutil.which(program):
			return f"{program} is not installed"
	BUILT.mkdir(parents=True, exist_ok=True)
	for path in BROWSER.iterdir():
		shutil.copy(path, BUILT)
	if not (BUILT / "node_modules/playwright-core").exists():
		done = subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"], cwd=BUILT,
			capture_output=True, encoding="utf-8")
		if done.returncode:
			return f"npm cannot fetch playwright-core: {done.stderr.strip()[-200:]}"
	return None


class Review(pages.Pages):
	@classmethod
	def setUpClass(cls):
		missing = prepare()
		if missing:
			raise unittest.SkipTest(missing)
		super().setUpClass()

	def test_people_review_calls_in_a_browser(self):
		done = subprocess.run(["node", "--test", "review.test.mjs"], cwd=BUILT, encoding="utf-8",
			stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=600, env={**os.environ, "AUSCULT": nights.AUSCULT,
			"BASE": self.server.base, "DB": str(self.db), "PASSWORD": pages.PASSWORD, "SHOTS": str(SHOTS)})
		self.assertEqual(done.returncode, 0, done.stdout)
		print(done.stdout)


if __name__ == "__main__":
	nights.main()
