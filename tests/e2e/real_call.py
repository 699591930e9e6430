#!/usr/bin/env python3
"""A real call three ways: both parties in one stereo file, a file each by manifest, and both mixed into one channel."""

import array
import json
import subprocess
import wave

import nights

SECONDS, QUIET_S = 60, 15
RATE_HZ, FRAME = 8000, 160
# No voice of this call is below; between words its lines lie at -60 to -110 dBFS.
SILENT_DBFS = -50
# Recognisers may set a word's edge this far from its sound.
EDGE_S = 0.1


class RealCall(nights.Night):
	@classmethod
	def setUpClass(cls):
		"""The call's first minute, then line noise alone: all three are heard once, for all tests."""
		nights.require("sox")
		lines = [nights.shared(f"calls-en/auto-repairs-40-{party}.wav") for party in ("agent", "caller")]
		cls.folder = nights.make_folder(cls, "real")
		cls.files = [cls.folder / f"{party}.wav" for party in ("agent", "customer")]
		for line, file in zip(lines, cls.files):
			noise = f"|sox -R -n -t wav -r {RATE_HZ} -b 16 - synth {QUIET_S} whitenoise gain -60"
			start = f"|sox {line} -t wav - trim 0 {SECONDS}"
			subprocess.run(["sox", "-R", "-D", start, noise, file], check=True)
		subprocess.run(["sox", "-M", *cls.files, cls.folder / "stereo.wav"], check=True)
		subprocess.run(["sox", "-m", *cls.files, cls.folder / "mono.wav"], check=True)
		(cls.folder / "night.csv").write_text("call_id,audio,agent_audio,customer_audio,language\n"
			"stereo,stereo.wav,,,en\npair,,agent.wav,customer.wav,en\nmono,mono.wav,,,en\n")
		cls.db = cls.folder / "night.db"
		cls.done = nights.auscult("run", cls.folder / "night.csv", "--db", cls.db)

	def setUp(self):
		"""The night is the class's."""

	def talk_s(self, call):
		return dict(nights.rows(self.db, """SELECT party, talk_s FROM measure JOIN hearing USING (hearing_id)
			JOIN call USING (call_id) WHERE call.name = ?""", call))

	def words(self, call):
		"""(channel, start, end, word) of a call."""
		return [(channel, start_s, end_s, text[place:place + length])
			for channel, text, words in nights.rows(self.db, """SELECT channel, text, words FROM turn
				JOIN hearing USING (hearing_id) JOIN call USING (call_id) WHERE call.name = ?""", call)
			for place, length, start_s, end_s, _ in json.loads(words)]

	def samples(self, channel, name):
		with wave.open(str(self.folder / name)) as file:
			return array.array("h", file.readframes(file.getnframes()))[channel::file.getnchannels()]

	def test_all_three_are_heard_to_their_ends(self):
		self.assertEqual(self.done.code, 0, self.done.err)
		self.assertEqual(nights.rows(self.db, "SELECT name, channels, round(duration_s), warning FROM call ORDER BY name"),
			[("mono", 1, SECONDS + QUIET_S, None), ("pair", 2, SECONDS + QUIET_S, None),
			("stereo", 2, SECONDS + QUIET_S, None)])
		for call in ("stereo", "pair", "mono"):
			self.assertGreater(len(self.words(call)), 20, call)

	def test_both_stereo_ways_hear_the_same_talk(self):
		stereo, pair = self.talk_s("stereo"), self.talk_s("pair")
		for party in ("agent", "customer"):
			self.assertGreater(stereo[party], 5)
			self.assertAlmostEqual(stereo[party], pair[party], delta=0.05 * stereo[party], msg=party)

	def test_no_word_is_where_no_voice_is(self):
		for call, names in (("stereo", ("stereo.wav",)), ("pair", ("agent.wav", "customer.wav")), ("mono", ("mono.wav",))):
			lines = {}
			for channel, start_s, end_s, word in self.words(call):
				name = names[min(channel, len(names)) - 1]
				where = (0 if len(names) == 2 or call == "mono" else channel - 1, name)
				if where not in lines:
					lines[where] = self.samples(*where)
				part = lines[where][max(0, int((start_s - EDGE_S) * RATE_HZ)):int((end_s + EDGE_S) * RATE_HZ)]
				self.assertGreater(loudest_dbfs(part), SILENT_DBFS, f"{call}: \"{word}\" at {start_s} s on {channel}")
				self.assertLess(start_s, SECONDS, f"{call}: \"{word}\" is said by the line's noise")


def loudest_dbfs(samples):
	"""The level of the loudest frame."""
	power = max(sum(sample * sample for sample in samples[i:i + FRAME]) for i in range(0, max(1, len(samples)), FRAME))
	return nights.decibels(power / FRAME / 32768 ** 2)


if __name__ == "__main__":
	nights.main()
