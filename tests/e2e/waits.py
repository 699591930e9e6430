#!/usr/bin/env python3
"""Nobody is punished for hold music, ring-back, engaged tone or an announcement; for silence of the same length, they are.

The same conversation twice: with those sounds between its turns, and with silence in their stead. Its language has no model, so
that the rules at hand, which need no words, are all there is to judge.
"""

import array
import csv
import sys
import unittest
import wave

import nights

sys.path.insert(0, str(nights.SOURCE / "corpus"))
import sound

RATE = sound.RATE
SPOKEN = nights.CALLS / "zh-01-bill.wav"  # the agent's channel first
# Whose, and when, in that call
PROMPT = 0, 40.33, 45.69
GREETING, QUESTION, REQUEST, NAME, ANSWER, THANKS, FAREWELL = ((0, 8.44, 13.37), (1, 14.14, 19.67), (0, 20.5, 27.48), (1, 27.94, 29.63),
	(0, 29.99, 36.8), (1, 37.2, 39.75), (0, 47.45, 50.15))
PAUSE_S = 0.5
HISS_DB = -60
PUNISHED = {"silence", "slow_answer", "much_silence"}  # where it is silent instead
PACK = """pack: waits
version: "1"
title: {en: Waits, zh: 等待}
languages: [zh, yue]
conditions:
  silence: {silence: {longer_than_s: 6}}
  slow_answer: {response_delay: {longer_than_s: 6}}
  much_silence: {silence: {share_above: 0.3}}
  customer_first: {first_speaker: customer}
  talks_too_much: {talk_share: {above: 0.8}, by: agent}
  goes_on_and_on: {monologue: {longer_than_s: 10}}
  talks_over: {overlap: {longer_than_s: 0.3}}
  cuts_in: {interruption: {longer_than_s: 0.3}}
  pace: {speech_rate: {above: 400, below: 100}, by: agent}
sections:
  all: {title: {en: All, zh: 全部}, weight: 100}
rules:
"""


class Call:
	"""Two channels that are being filled, from left to right."""

	def __init__(self, speech, has_sounds):
		self.speech, self.has_sounds, self.channels = speech, has_sounds, (array.array("h"), array.array("h"))

	def put(self, channel, samples):
		self.channels[channel].extend(samples)
		self.channels[1 - channel].extend(sound.silence(len(samples) / RATE))

	def say(self, *turns):
		for channel, start_s, end_s in turns:
			self.put(channel, self.speech[channel][round(start_s * RATE):round(end_s * RATE)])
			self.put(0, sound.silence(PAUSE_S))

	def sound(self, channel, samples):
		self.put(channel, samples if self.has_sounds else sound.silence(len(samples) / RATE))
		self.put(0, sound.silence(PAUSE_S))

	def write(self, path):
		hiss = sound.noise("whitenoise", len(self.channels[0]) / RATE, HISS_DB)
		mixed = array.array("h", bytes(4 * len(hiss)))
		for c, channel in enumerate(self.channels):
			mixed[c::2] = array.array("h", map(sum, zip(channel, hiss)))
		with wave.open(str(path), "wb") as out:
			out.setnchannels(2)
			out.setsampwidth(2)
			out.setframerate(RATE)
			out.writeframes(mixed.tobytes())


def inbound(call):
	"""A machine, the queue, the ring; then the agent, who looks something up twice; then the customer is gone."""
	if call.has_sounds:
		call.say(PROMPT)
		call.sound(1, sound.dialled("1"))
	call.sound(0, sound.music(8))
	call.sound(0, sound.cadence("ringback-zh", 2))
	call.say(GREETING, QUESTION, REQUEST)
	call.sound(0, sound.music(18))
	call.say(NAME, ANSWER)
	call.sound(1, sound.information_tone() + sound.silence(1) + sound.information_tone() + sound.silence(1) + sound.information_tone())
	call.say(THANKS)
	call.sound(0, sound.music(12))
	call.say(FAREWELL)
	call.sound(0, sound.cadence("busy-zh", 12))


def outbound(call):
	call.sound(1, sound.cadence("ringback-zh", 3))
	call.say(GREETING, QUESTION)
	call.sound(0, sound.music(20))
	call.say(ANSWER, THANKS)
	call.sound(1, sound.cadence("ringback-zh", 3))
	call.say(FAREWELL)
	call.sound(1, sound.cadence("busy-zh", 12))


class Waits(unittest.TestCase):
	@classmethod
	def setUpClass(cls):
		nights.require("sox")
		cls.heard = nights.make_folder(cls, "waits")
		cls.db = cls.heard / "night.db"
		pack = cls.heard / "waits.yaml"
		names = [line.split(":")[0].strip() for line in PACK.partition("conditions:\n")[2].partition("sections:")[0].splitlines()]
		pack.write_text(PACK + "".join(f"  {name}: {{title: {{en: {name}, zh: {name}}}, section: all, points: 10, fail: {name}}}\n"
			for name in names))
		speech = [sound.sox(SPOKEN, ["remix", channel]) for channel in (1, 2)]
		with open(cls.heard / "calls.csv", "w", newline="") as file:
			writer = csv.writer(file)
			writer.writerow(["call_id", "audio", "direction", "language", "agent_channel"])
			for write in (inbound, outbound):
				for kind in ("sounding", "silent"):
					call = Call(speech, kind == "sounding")
					write(call)
					call.write(cls.heard / f"{write.__name__}-{kind}.wav")
					writer.writerow([f"{write.__name__}-{kind}", f"{write.__name__}-{kind}.wav", write.__name__, "yue", 1])
		done = nights.auscult("run", cls.heard / "calls.csv", "--rules", pack, "--db", cls.db, "--jobs", 1)
		if done.code:
			raise AssertionError(done.err)

	def verdicts(self, call, value):
		return {rule for rule, in nights.rows(self.db, """SELECT rule FROM verdict JOIN latest_judgement USING (judgement_id)
			JOIN call USING (call_id) WHERE call.name = ? AND value = ?""", call, value)}

	def longest_delay_s(self, call):
		return nights.rows(self.db, """SELECT max(response_delay_most_s) FROM measure JOIN hearing USING (hearing_id)
			JOIN call USING (call_id) WHERE call.name = ?""", call)[0][0]

	def test_sounds_fail_no_rule_and_silence_does(self):
		for call in ("inbound", "outbound"):
			with self.subTest(call):
				self.assertEqual(self.verdicts(f"{call}-sounding", "fail"), set())
				self.assertEqual(self.verdicts(f"{call}-sounding", "unknown"), set())
				self.assertEqual(self.verdicts(f"{call}-silent", "fail"), PUNISHED)

	def test_waiting_on_hold_is_no_delay(self):
		for call in ("inbound", "outbound"):
			with self.subTest(call):
				self.assertLess(self.longest_delay_s(f"{call}-sounding"), 3 * PAUSE_S)
				self.assertGreater(self.longest_delay_s(f"{call}-silent"), 6)


nights.main()
