#!/usr/bin/env python3
"""Each call is heard in the language that is spoken in it, where nobody says which."""

import pathlib

import nights

SPOKEN = {"zh-01-bill.wav": "zh", "en-05-calm-down.wav": "en"}


class Languages(nights.Night):
	def test_the_beginning_tells(self):
		done = nights.auscult("run", *(nights.CALLS / call for call in SPOKEN), "--db", self.db)
		self.assertEqual(done.code, 0, done.err)
		heard = nights.rows(self.db, """SELECT path, language, max(length(text)) FROM call JOIN hearing USING (call_id)
			JOIN turn USING (hearing_id) GROUP BY call_id""")
		self.assertEqual({pathlib.Path(path).name: language for path, language, _ in heard}, SPOKEN)
		for path, _, letters in heard:
			self.assertGreater(letters, 0, path)


if __name__ == "__main__":
	nights.main()
