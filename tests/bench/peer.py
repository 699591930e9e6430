"""PocketSphinx's own programs on the same sound: same models, same search options, whole recordings by channel."""

import json
import pathlib
import re
import subprocess
import sys
import tempfile
import wave

import measure

# They have no network: models that hear without.
GAUSSIANS = pathlib.Path(__file__).resolve().parents[2] / "models/gaussian"
BATCH, CONTINUOUS = "pocketsphinx_batch", "pocketsphinx_continuous"
# Between two recordings in the one file that pocketsphinx_continuous hears.
PAUSE_S = 1


def scalars(path):
	"""model.yaml as {key: text} and its search map; the two levels that such a file has, without a YAML library."""
	values, search, block = {}, {}, None
	for line in path.read_text().splitlines():
		line = re.sub(r"(^|\s)#.*", "", line).rstrip()
		key, colon, value = line.strip().partition(":")
		if not colon:
			continue
		value = value.strip().strip("'\"")
		if line[0] not in " \t":
			block = key
			values[key] = value
			if key == "search" and value.startswith("{"):
				search = dict(re.findall(r"([\w-]+): *([^,}\s]+)", value))
		elif block == "search":
			search[key] = value
	return values, search


def prepared(cache, language):
	"""The dictionary and language model that auscult made for a language of the rule packs; None where it made none."""
	for entry in sorted(pathlib.Path(cache).iterdir()):
		has_ideographs = re.search("[\u4e00-\u9fff]", (entry / "words.dict").read_text()) is not None
		if has_ideographs == (language == "zh"):
			return entry / "words.dict", entry / "words.lm.bin"
	return None


class Model:
	"""What auscult hears a language with, but for a network."""

	def __init__(self, program, language, cache):
		listed = json.loads(measure.run(program, "models", "list", "--models", GAUSSIANS, "--format", "json").out)
		found = [item for item in listed if item["language"] == language]
		if not found:
			sys.exit(f"bench: there is no model for {language}")
		self.folder = pathlib.Path(found[0]["path"])
		self.values, self.search = scalars(self.folder / "model.yaml")
		self.rate_hz = int(self.values["rate_hz"])
		self.dictionary, self.language_model = prepared(cache, language) or (
			self.folder / self.values["dictionary"], self.folder / self.values["language_model"])

	def arguments(self):
		words = ["-hmm", self.folder / self.values["acoustic"], "-dict", self.dictionary, "-lm", self.language_model,
			"-samprate", self.rate_hz]
		if "adaptation" in self.values:
			words += ["-mllr", self.folder / self.values["adaptation"]]
		for key, value in self.search.items():
			words += [f"-{key}", value]
		return words


def decode(path, channel, rate_hz):
	"""One channel of a recording as 16-bit samples."""
	return subprocess.run(["ffmpeg", "-v", "error", "-nostdin", "-i", path, "-af", f"pan=mono|c0=c{channel}",
		"-ar", str(rate_hz), "-f", "s16le", "-"], stdout=subprocess.PIPE, check=True).stdout


def write_channels(calls, rate_hz, folder):
	"""Every channel of every call as a raw file for -ctl, and all of them as one WAV file."""
	names = []
	with wave.open(str(folder / "all.wav"), "wb") as together:
		together.setparams((1, 2, rate_hz, 0, "NONE", ""))
		for call in calls:
			for path in call.files:
				for channel in range(call.channels):
					samples = decode(path, channel, rate_hz)
					names.append(f"{len(names):06d}")
					(folder / f"{names[-1]}.raw").write_bytes(samples)
					together.writeframes(samples + bytes(2 * rate_hz * PAUSE_S))
	(folder / "control").write_text("".join(name + "\n" for name in names))


def hear(program, calls, cache, wants_continuous):
	"""CPU seconds of the peers over all calls; decoding the recordings is not counted."""
	cpu_s = {BATCH: 0.0}
	for language in sorted({call.language for call in calls}):
		model = Model(program, language, cache)
		with tempfile.TemporaryDirectory(prefix="auscult-peer-") as name:
			folder = pathlib.Path(name)
			write_channels([call for call in calls if call.language == language], model.rate_hz, folder)
			cpu_s[BATCH] += measure.run(BATCH, *model.arguments(), "-adcin", "yes", "-cepdir", folder, "-cepext", ".raw",
				"-ctl", folder / "control", "-hyp", folder / "heard").cpu_s
			if wants_continuous:
				cpu_s[CONTINUOUS] = cpu_s.get(CONTINUOUS, 0.0) + measure.run(
					CONTINUOUS, *model.arguments(), "-infile", folder / "all.wav").cpu_s
	return cpu_s
