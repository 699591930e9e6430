"""Calls with a truth that is known to the sample: real voices, tones and music at chosen offsets.

	calls(folder, count, seed) -> [Call]: recordings and manifest.csv in `folder`, and what is where in each

The voices are the test speakers of ../shared/data/zh-sentences, their back-channels words of those of zh-words. Each call goes through one of CODECS with line noise of
one of NOISES_DB. Speech begins and ends where its level, smoothed over 50 ms, passes SPEECH_BELOW_DB under the
speaker's; pauses shorter than PAUSE_S belong to it, breath does not.
"""

import collections
import concurrent.futures
import csv
import itertools
import pathlib
import random
import subprocess
import sys

SOURCE = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(SOURCE / "corpus"))

from sound import FRAME, INFORMATION_HZ, KEYS, RATE, add, levels, loudness, music, noise, output_of, scaled, silence, sox, tone

CODECS = {  # suffix, ffmpeg's options, a file for each party
	"pcm": ("wav", ["-c:a", "pcm_s16le"], False),
	"mulaw": ("wav", ["-c:a", "pcm_mulaw"], False),
	"gsm": ("gsm", ["-c:a", "libgsm"], True),
	"mp3": ("mp3", ["-c:a", "libmp3lame", "-b:a", "32k"], False),
	"opus": ("opus", ["-c:a", "libopus", "-b:a", "24k"], False),
	"alaw": ("wav", ["-c:a", "pcm_alaw"], False),
}
NOISES_DB = -60, -52, -46
SPEECH_DB, SPEECH_BELOW_DB, PAUSE_S = -20, 27, 0.35
WORDS_BELOW_DB, WORDS_FRAMES = 15, 8  # what is shorter or quieter throughout is breath, a click, the room
FLOOR_BELOW_DB = 38  # a sentence whose own noise is louder has no edges that one could call true
SHARP_S = 0.1  # how much its ends may move with the threshold
LEAST_PIECE_S = 0.6  # a shorter one at an end may be a click of the speaker's mouse
LEAST_SENTENCES, MOST_SENTENCES = 4, 8
OVERS_S = 0, 0, 0.9, 1.3  # by which the next turn begins before the last has ended
GIVEN_WAY_S = 1.8  # whoever gave way is silent that long at least: sooner, the turn goes on (1.5, pipeline/segment/turns.h)
LEAST_CUT_S = 0.5  # together, and it is an interruption: pipeline/tone/exchange.h
MOST_REMARK_S = 1.0  # a back-channel's are at most 1.2 there
WORD_FILES = 60
RINGS = {  # frequencies, rhythm: seconds on, off, on, off ...
	"cn": ((450,), (1.0, 4.0)), "us": ((440, 480), (2.0, 4.0)),
	"eu": ((425,), (1.0, 4.0)), "uk": ((400, 450), (0.4, 0.2, 0.4, 2.0)),
}
BUSY = {"cn": ((450,), 0.35), "us": ((480, 620), 0.5), "eu": ((425,), 0.5), "uk": ((400,), 0.375)}
HOLD_MUSIC = sorted(pathlib.Path("/usr/share/asterisk/moh").glob("*.wav"))

Span = collections.namedtuple("Span", "kind channel start_s end_s")
Sentence = collections.namedtuple("Sentence", "samples speech text")
Call = collections.namedtuple("Call", "name codec noise_db spans speech turns cuts")


def speech_of(samples, below_db=SPEECH_BELOW_DB):
	"""[(start_s, end_s)]: where a clean recording has speech."""
	loud = levels(samples)
	smooth = [sum(loud[max(0, i - 2):i + 3]) / len(loud[max(0, i - 2):i + 3]) for i in range(len(loud))]
	least, found = loudness(loud) - below_db, []
	for i, level in enumerate(smooth):
		if level < least:
			continue
		if found and i / 100 - found[-1][1] < PAUSE_S:
			found[-1][1] = (i + 1) / 100
		else:
			found.append([i / 100, (i + 1) / 100])
	words = loudness(loud) - WORDS_BELOW_DB
	return [(start_s, end_s) for start_s, end_s in found
		if sum(level >= words for level in smooth[round(start_s * 100):round(end_s * 100)]) >= WORDS_FRAMES]


def clean_sentence(path, text, least_piece_s=LEAST_PIECE_S):
	"""What is said in a file, or None when noise or breath hide where that begins and ends."""
	samples = silence(0)
	samples.frombytes(output_of("ffmpeg", "-v", "error", "-i", path, "-ar", RATE, "-ac", 1, "-f", "s16le", "-"))
	loud, speech = levels(samples), speech_of(samples)
	if not speech or loudness(loud) - sorted(loud)[len(loud) // 20] < FLOOR_BELOW_DB:
		return None
	louder = speech_of(samples, SPEECH_BELOW_DB - 7)
	if louder[0][0] - speech[0][0] > SHARP_S or speech[-1][1] - louder[-1][1] > SHARP_S:
		return None
	if min(louder[i][1] - louder[i][0] for i in (0, -1)) < least_piece_s:
		return None
	start, end = (round(s * RATE) for s in (speech[0][0], speech[-1][1]))
	samples = scaled(samples[max(0, start - RATE // 20):end + RATE // 20], SPEECH_DB)
	return Sentence(samples, speech_of(samples), text)


class Speaker:
	"""The clean sentences of one speaker, again and again in order."""

	def __init__(self, sentences):
		self.sentences = itertools.cycle(sentences)
		self.objections = [s for s in sentences if len(s.samples) / RATE > MOST_REMARK_S + LEAST_CUT_S]

	def say(self):
		return next(self.sentences)


def speakers(shared, split="test"):
	"""The clean sentences of every speaker of the split who has enough of them."""
	folder, files = pathlib.Path(shared) / "data/zh-sentences", collections.defaultdict(list)
	for row in csv.DictReader((folder / "index.tsv").open(encoding="utf-8"), delimiter="\t"):
		if row["split"] == split and len(files[row["speaker"]]) < MOST_SENTENCES:
			files[row["speaker"]].append((folder / row["file"], row["text"]))
	with concurrent.futures.ThreadPoolExecutor() as pool:
		said = [list(filter(None, pool.map(clean_sentence, *zip(*sentences)))) for _, sentences in sorted(files.items())]
	return [sentences for sentences in said if len(sentences) >= LEAST_SENTENCES]


def remarks(shared):
	"""Short words by the test speakers of zh-words."""
	folder = pathlib.Path(shared) / "data/zh-words"
	rows = [row for row in csv.DictReader((folder / "index.tsv").open(encoding="utf-8"), delimiter="\t") if row["split"] == "test"]
	rows = rows[::max(1, len(rows) // WORD_FILES)]
	with concurrent.futures.ThreadPoolExecutor() as pool:
		words = list(filter(None, pool.map(lambda row: clean_sentence(folder / row["file"], row["text"], LEAST_CUT_S / 2), rows)))
	return [word for word in words if len(word.speech) == 1 and len(word.samples) / RATE <= MOST_REMARK_S]


def ring(country, times):
	hz, rhythm = RINGS[country]
	whole = silence(0)
	for i in range(times * len(rhythm)):
		on = rhythm[i % len(rhythm)]
		whole += silence(on) if i % 2 else tone(hz, on)
	return whole[:-round(rhythm[-1] * RATE)]


def busy(country, times):
	hz, on = BUSY[country]
	return (tone(hz, on) + silence(on)) * (times - 1) + tone(hz, on)


def hold_music(random_, seconds):
	if not HOLD_MUSIC or random_.random() < 0.3:
		return music(seconds)
	start = random_.uniform(0, 60)
	return scaled(sox(random_.choice(HOLD_MUSIC), ["trim", f"{start:.2f}", seconds]), -24)


class Line:
	"""A call that is being written: two channels and what is where in them."""

	def __init__(self, random_):
		self.random, self.at_s, self.placed, self.spans = random_, 0.6, [], []
		self.speech, self.turns, self.cuts = ([], []), [], []

	def sound(self, channel, samples, kind=None, pause_s=None):
		self.at_s += self.random.uniform(0.3, 1.2) if pause_s is None else pause_s
		start_s, end_s = self.at_s, self.at_s + len(samples) / RATE
		self.placed.append((channel, round(start_s * RATE), samples))
		if kind:
			self.spans.append(Span(kind, channel + 1, start_s, end_s))
		self.at_s = end_s

	def say(self, channel, speaker, pause_s=None, is_prompt=False):
		"""`pause_s` below 0 talks over whoever spoke last, who gives way."""
		sentence = speaker.say()
		if pause_s is None:
			pause_s = max(self.random.uniform(0.3, 1.2), GIVEN_WAY_S - self.silent_s(channel))
		self.sound(channel, sentence.samples, pause_s=pause_s)
		start_s = self.at_s - len(sentence.samples) / RATE
		spoken = [(start_s + a, start_s + b) for a, b in sentence.speech]
		if is_prompt:
			self.spans.append(Span("ivr", channel + 1, spoken[0][0], spoken[-1][1]))
		else:
			if self.together_s(channel, spoken) >= LEAST_CUT_S:
				self.cuts.append(("success", channel + 1, spoken[0][0]))
			self.note(channel, spoken)
		return len(sentence.samples) / RATE

	def note(self, channel, spoken):
		self.speech[channel].extend(spoken)
		self.turns.append(Span("turn", channel + 1, spoken[0][0], spoken[-1][1]))

	def silent_s(self, channel):
		return self.at_s - max((end_s for _, end_s in self.speech[channel]), default=0)

	def together_s(self, channel, spoken):
		return sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in spoken for b in self.speech[1 - channel])

	def hold_forth(self, channel, speaker):
		"""Two sentences as one turn, without a pause between them: where the first is said to its end."""
		self.say(channel, speaker)
		first, end = self.turns.pop(), self.speech[channel][-1]
		self.say(channel, speaker, pause_s=0.1)
		self.turns[-1] = self.turns[-1]._replace(start_s=first.start_s)
		return end

	def put_in(self, kind, channel, sentence, start_s):
		"""Says something into the other's turn, which goes on."""
		self.placed.append((channel, round(start_s * RATE), sentence.samples))
		spoken = [(start_s + a, start_s + b) for a, b in sentence.speech]
		self.cuts.append((kind, channel + 1, spoken[0][0]))
		self.note(channel, spoken)

	def keys(self, digits):
		for digit in digits:
			self.sound(1, tone(KEYS[digit], 0.1), "dtmf", 0.12)

	def mixed(self, noise_db):
		seconds = self.at_s + 1.0
		channels = [noise("whitenoise", seconds, noise_db, skip_s) for skip_s in (0, 1)]
		for channel, start, samples in self.placed:
			add(channels[channel], samples, start)
		return channels


def contend(line, channel, speakers_, kind, sentences):
	"""The other party says one of `sentences` into a long turn of `channel`: between its two sentences, where one fits."""
	from_s, to_s = line.hold_forth(channel, speakers_[channel])
	start_s = max(from_s, to_s - line.random.uniform(0.8, 1.2))
	fitting = [s for s in sentences if start_s + len(s.samples) / RATE < line.at_s - LEAST_CUT_S]
	if fitting:
		line.put_in(kind, 1 - channel, line.random.choice(fitting), start_s)


def converse(line, both, words, turns):
	length_s = 0
	for i in range(2 * turns):
		over_s = line.random.choice(OVERS_S)
		is_over = 0 < over_s < length_s / 2 and line.silent_s(i % 2) - over_s > GIVEN_WAY_S
		length_s = line.say(i % 2, both[i % 2], -over_s if is_over else None)
	contend(line, 0, both, *line.random.choice((("failure", both[1].objections), ("backchannel", words))))
	contend(line, 1, both, *line.random.choice((("failure", both[0].objections), ("backchannel", words))))


def write_call(line, voices, words, country, is_inbound):
	*both, machine = voices
	random_ = line.random
	if is_inbound:
		line.say(0, machine, is_prompt=True)
		line.keys("".join(random_.choice("0123456789*#") for _ in range(random_.randint(1, 4))))
		if random_.random() < 0.5:
			line.sound(0, hold_music(random_, 8), "music")
		line.sound(0, ring(country, random_.randint(1, 2)), "ringback")
	else:
		line.sound(1, ring(country, random_.randint(1, 3)), "ringback")
	converse(line, both, words, 3)
	start_s = line.at_s
	line.sound(0, hold_music(random_, random_.uniform(10, 16)), "music", 0.8)
	line.spans.append(Span("hold", 0, start_s + 0.8, line.at_s))
	if random_.random() < 0.5:
		line.sound(1, sum((tone((hz,), 0.33) for hz in INFORMATION_HZ), silence(0)), "information_tone")
	converse(line, both, words, 3)
	line.sound(0 if is_inbound else 1, busy(country, random_.randint(3, 6)), "busy")


def encode(channels, codec, path):
	"""The files that the codec makes of two channels."""
	suffix, options, is_pair = CODECS[codec]
	groups = [[channel] for channel in channels] if is_pair else [channels]
	files = []
	for i, group in enumerate(groups):
		samples = silence(0)
		samples.frombytes(bytes(2 * sum(map(len, group))))
		for c, channel in enumerate(group):
			samples[c::len(group)] = channel
		files.append(path.with_suffix(f".{i}.{suffix}" if is_pair else f".{suffix}"))
		subprocess.run(["ffmpeg", "-y", "-v", "error", "-f", "s16le", "-ar", str(RATE), "-ac", str(len(group)), "-i", "-",
			*options, str(files[-1])], input=samples.tobytes(), check=True)
	return files


def calls(folder, shared, count, seed=1):
	"""Writes `count` calls and their manifest, language yue: there is no model for it, so nothing is recognised."""
	random_, made = random.Random(seed), []
	people, words = speakers(shared), remarks(shared)
	random_.shuffle(people)
	with (folder / "manifest.csv").open("w", newline="") as manifest:
		rows = csv.writer(manifest)
		rows.writerow(["call_id", "audio", "agent_audio", "customer_audio", "direction", "language", "agent_channel"])
		for i in range(count):
			codec, noise_db = list(CODECS)[i % len(CODECS)], NOISES_DB[i // len(CODECS) % len(NOISES_DB)]
			is_inbound, line = i % 4 != 3, Line(random_)
			voices = [Speaker(people[(3 * i + k) % len(people)]) for k in range(3)]
			write_call(line, voices, words, list(RINGS)[i // 2 % len(RINGS)], is_inbound)
			name = f"{i:02}-{codec}"
			files = encode(line.mixed(noise_db), codec, folder / name)
			paths = ["", *(p.name for p in files)] if len(files) == 2 else [files[0].name, "", ""]
			rows.writerow([name, *paths, "inbound" if is_inbound else "outbound", "yue", "" if len(files) == 2 else 1])
			made.append(Call(name, codec, noise_db, line.spans, line.speech, line.turns, line.cuts))
	return made
