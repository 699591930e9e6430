"""Sounds as arrays of 16-bit samples at 8 kHz: speech, tones, music, noise; and their levels."""

import array
import math
import operator
import subprocess
import sys
import tempfile

from dialogue import table

RATE = 8000
FRAME = RATE // 100
SPEECH_DB, SHOUT_DB = -20, -16
KEEP_DB, EDGE_DB = -50, -38  # sound is kept from KEEP_DB on; a turn begins and ends where it passes EDGE_DB
PEAK = 0.9
BAND = ["sinc", "300-3400"]  # the telephone's
RAW = "-t", "raw", "-r", RATE, "-c", 1, "-b", 16, "-e", "signed"  # sox: how samples travel
# Ring-back and busy: (frequencies, seconds on, seconds off)
TONES = {
	"ringback-zh": ((450,), 1.0, 4.0), "ringback-en": ((440, 480), 2.0, 4.0),
	"busy-zh": ((450,), 0.35, 0.35), "busy-en": ((480, 620), 0.5, 0.5),
}
MURMUR = "好的没问题", "明天上午可以", "一共两百三十五", "从那边走过来", "下个星期再说", "我看见了"
INFORMATION_HZ = 950, 1400, 1800
KEYS = {key: (row, column) for row, keys in zip((697, 770, 852, 941), ("123", "456", "789", "*0#"))
	for column, key in zip((1209, 1336, 1477), keys)}


def output_of(*command, given=None):
	done = subprocess.run([str(word) for word in command], input=given, capture_output=True)
	if done.returncode:
		sys.exit(f"render: {command[0]}: {done.stderr.decode(errors='replace').strip()}")
	return done.stdout


def sox(*words, given=None):
	"""Run sox to 16-bit samples at the telephone's rate. -R: constant seed; -D: no dither."""
	raw = output_of("sox", "-R", "-D", "-V1", *words[:-1], *RAW, "-", *words[-1], given=given)
	return array.array("h", raw)


def levels(samples):
	"""dBFS of each 10 ms; every other sample is enough."""
	frames = (samples[i:i + FRAME:2] for i in range(0, len(samples) - FRAME + 1, FRAME))
	return [10 * math.log10(sum(map(operator.mul, frame, frame)) / len(frame) / 32768 ** 2 + 1e-12) for frame in frames]


def loudness(frames):
	"""dBFS of the loud part of such levels: speech without its pauses."""
	quiet = max(frames) - 30
	loud = [10 ** (level / 10) for level in frames if level > quiet]
	return 10 * math.log10(sum(loud) / len(loud))


def scaled(samples, level_db):
	"""Bring samples to level_db, their peaks kept under PEAK."""
	gain = 10 ** ((level_db - loudness(levels(samples))) / 20)
	gain = min(gain, PEAK * 32768 / max(max(samples), -min(samples)))
	return array.array("h", (round(x * gain) for x in samples))


def extent(samples, level_db):
	"""First and last+1 sample of what is louder than level_db."""
	loud = [i for i, level in enumerate(levels(samples)) if level > level_db]
	return loud[0] * FRAME, (loud[-1] + 1) * FRAME


def trimmed(samples):
	return samples[slice(*extent(samples, KEEP_DB))]


class Speaker:
	def __init__(self, tool, voice, speed, pitch):
		self.tool, self.voice, self.speed, self.pitch = tool, voice, float(speed), int(pitch)

	def say(self, text, how=()):
		speed, angry = self.speed, "angry" in how
		if "fast" in how:
			speed *= 1.4
		if angry:
			speed *= 1.1
		with tempfile.NamedTemporaryFile(suffix=".wav") as wav:
			getattr(self, self.tool)(text, speed, angry, wav.name)
			samples = sox("-G", wav.name, BAND)
		return trimmed(scaled(samples, SHOUT_DB if angry else SPEECH_DB))

	def espeak(self, text, speed, angry, wav):
		for word, (*pinyin,) in table("readings.txt").items():
			text = text.replace(word, f" {' '.join(pinyin)} ")
		output_of("espeak-ng", "-v", f"cmn-latn-pinyin+{self.voice}", "-s", round(185 * speed),
			"-p", min(99, self.pitch + 15 * angry), "-w", wav, text)

	def flite(self, text, speed, angry, wav):
		pitch = self.pitch or {"slt": 170, "rms": 95, "awb": 130, "kal16": 105}[self.voice]
		output_of("flite", "-voice", self.voice, "--setf", f"duration_stretch={1 / speed:.3f}",
			"--setf", f"int_f0_target_mean={pitch * (1.2 if angry else 1):.0f}", "-t", text, "-o", wav)

	def festival(self, text, speed, angry, wav):
		output_of("text2wave", "-eval", f"(begin (voice_{self.voice}) (Parameter.set 'Duration_Stretch {1 / speed:.3f}))",
			"-o", wav, given=text.encode())


def tone(frequencies, seconds, level_db=-18):
	notes = [word for hz in frequencies for word in ("sine", hz)]
	return scaled(sox("-n", ["synth", seconds, *notes, "remix", "-", "fade", "t", 0.005, seconds, 0.005]), level_db)


def cadence(name, times):
	"""Ring-back or busy: the tone of that name, so many times."""
	frequencies, on, off = TONES[name]
	once = tone(frequencies, on)
	return (once + silence(off)) * (times - 1) + once


def information_tone():
	once = sum((tone((hz,), 0.33) for hz in INFORMATION_HZ), silence(0))
	return once + silence(1) + once


def dialled(digits):
	return sum((tone(KEYS[digit], 0.1) + silence(0.1) for digit in digits), silence(0))[:-RATE // 10]


def silence(seconds):
	return array.array("h", bytes(2 * round(seconds * RATE)))


def music(seconds):
	"""Music on hold: plucked chords, a second each, with a tune above them."""
	chords = "C4 E4 G4 C5|A3 C4 E4 A4|F3 A3 C4 F4|G3 B3 D4 G4".split("|")
	tune = "E5 G5 A5 G5 C5 D5 B4 D5".split()
	bars = []
	for i in range(math.ceil(seconds)):
		notes = chords[i // 2 % len(chords)].split() + [tune[i % len(tune)]]
		plucks = [word for note in notes for word in ("pluck", note)]
		bars.extend(sox("-n", ["synth", 1.0, *plucks, "remix", "-", *BAND]))
	return scaled(array.array("h", bars[:round(seconds * RATE)]), -24)


def noise(recipe, seconds, level_db, skip_s=0):
	"""The line's hiss, or surroundings that swell and fade; another part of the same noise for each skip_s."""
	return scaled(sox("-n", ["synth", seconds + skip_s, *recipe.split(), "trim", skip_s, *BAND]), level_db)


def babble(seconds, level_db):
	"""The rest of the office: four voices at once, far away, that never stop."""
	mix = silence(seconds)
	for lane, voice in enumerate(("f3", "f5", "klatt2", "benjamin")):
		lines = [Speaker("espeak", voice, 1, 50).say(MURMUR[(lane + i) % len(MURMUR)]) for i in range(len(MURMUR))]
		speech = sum((line + silence(0.4) for line in lines), silence(0))
		speech *= len(mix) // len(speech) + 1
		add(mix, array.array("h", (x // 8 for x in speech[lane * RATE:][:len(mix)])), 0)
	return scaled(sox(*RAW, "-", ["lowpass", 1800], given=mix.tobytes()), level_db)


def add(mix, samples, at):
	for i, x in enumerate(samples, at):
		mix[i] = max(-32768, min(32767, mix[i] + x))
