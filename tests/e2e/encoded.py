"""A call in every container and codec that recorders write, and what differs in how they are heard."""

import csv
import subprocess

import nights

CLOSE_S = 0.15  # how far a turn may begin or end from where it does in PCM
# Name -> ending and encoder. One file with both parties …
STEREO = {
	"pcm-8-bit": "wav -c:a pcm_u8", "pcm-24-bit": "wav -c:a pcm_s24le", "float": "wav -c:a pcm_f32le",
	"mu-law": "wav -c:a pcm_mulaw", "a-law": "wav -c:a pcm_alaw", "au": "au -c:a pcm_mulaw", "flac": "flac",
	"pcm-11025-hz": "wav -ar 11025", "pcm-16000-hz": "wav -ar 16000", "pcm-44100-hz": "wav -ar 44100",
	"pcm-48000-hz": "wav -ar 48000", "flac-48000-hz": "flac -ar 48000",
	"mp3": "mp3 -b:a 32k", "mp3-44100-hz": "mp3 -ar 44100 -b:a 64k", "mp3-variable": "mp3 -q:a 5",
	"aac-adts": "aac -b:a 48k", "m4a": "m4a -b:a 48k", "m4a-48000-hz": "m4a -ar 48000 -b:a 96k",
	"opus": "opus -b:a 32k", "opus-in-ogg": "ogg -c:a libopus -b:a 24k", "opus-in-matroska": "mka -c:a libopus -b:a 32k",
	"wma-1": "wma -c:a wmav1 -b:a 64k", "wma-2": "wma -c:a wmav2 -b:a 64k",
}
# … or, where the codec has one channel only, a file each.
PAIRS = {
	"gsm": "gsm -c:a libgsm", "gsm-in-wav": "wav -c:a libgsm_ms", "g722": "g722 -ar 16000 -c:a g722",
	"g722-in-wav": "wav -ar 16000 -c:a g722", "g726-32k": "wav -c:a g726 -b:a 32k", "g726-24k": "wav -c:a g726 -b:a 24k",
	"amr": "amr", "pcm-pair": "wav", "opus-pair": "opus -b:a 16k", "mp3-pair": "mp3 -b:a 16k",
}


def ffmpeg(*arguments):
	subprocess.run(["ffmpeg", "-v", "error", "-y", *map(str, arguments)], check=True)


class Encoded(nights.Night):
	"""Calls that are one but for their encoding; a test says where they lie, in which language, and with which words."""

	LANGUAGE, TRANSCRIPT = "zh", "cut.vtt"

	def encode(self, line, name, how):
		"""The file of that name with what is in the WAV `line`."""
		ending, *options = how.split()
		path = self.folder / f"{name}.{ending}"
		if ending == "amr":
			subprocess.run(["sox", line, "-C", "7", "-t", "amr-nb", path], check=True)
		else:
			ffmpeg("-i", line, *options, path)
		return path.name

	def table(self, name, rows, transcript=None):
		"""A manifest of calls: their name and one recording, or two."""
		transcript = self.TRANSCRIPT if transcript is None else transcript
		path = self.folder / f"{name}.csv"
		with open(path, "w", newline="") as file:
			writer = csv.writer(file)
			writer.writerow(["call_id", "audio", "agent_audio", "customer_audio", "language", "transcript"])
			for call, *audio in rows:
				writer.writerow([call, *(audio + ["", ""] if len(audio) == 1 else ["", *audio]), self.LANGUAGE, transcript])
		return path

	def hear(self, manifest):
		done = nights.auscult("run", manifest, "--db", self.db, "--jobs", 2)
		self.assertEqual(done.code, 0, done.err)
		self.assertEqual([line for line in done.lines if f"{self.folder}/" in line], [], "nothing is amiss with these")

	def turns(self, call):
		return nights.rows(self.db, """SELECT party, round(start_s, 2), round(end_s, 2), turn.text FROM turn
			JOIN hearing USING (hearing_id) JOIN call USING (call_id) WHERE call.name = ? ORDER BY turn.seq""", call)

	def verdicts(self, call):
		return dict(nights.rows(self.db, """SELECT pack || '/' || rule, value FROM verdict
			JOIN latest_judgement USING (judgement_id) JOIN call USING (call_id) WHERE call.name = ?
			UNION SELECT 'risk', tier FROM latest_assessment JOIN call USING (call_id) WHERE call.name = ?""", call, call))

	def turn_differences(self, call, reference):
		"""What is too much, missing or elsewhere: each turn is compared with the one of its party that it overlaps most."""
		left, found = self.turns(reference), []
		for party, start_s, end_s, text in self.turns(call):
			def shared_s(turn):
				return (turn[0] == party) * (min(turn[2], end_s) - max(turn[1], start_s))
			other = max(left, key=shared_s, default=None)
			if not other or shared_s(other) <= 0:
				found.append(f"{party} {start_s}-{end_s} s \"{text}\" is too much")
				continue
			left.remove(other)
			if abs(start_s - other[1]) > CLOSE_S or abs(end_s - other[2]) > CLOSE_S:
				found.append(f"{party} {start_s}-{end_s} s, want {other[1]}-{other[2]} s \"{other[3]}\"")
			if self.TRANSCRIPT and text != other[3]:
				found.append(f"{party} {start_s} s \"{text}\", want \"{other[3]}\"")
		return found + ["{} {}-{} s \"{}\" is missing".format(*turn) for turn in left]

	def verdict_differences(self, call, reference):
		ours, theirs = self.verdicts(call), self.verdicts(reference)
		return [f"{rule} is {ours.get(rule)}, want {theirs.get(rule)}"
			for rule in sorted(ours | theirs) if ours.get(rule) != theirs.get(rule)]

	def compare(self, calls, reference):
		"""The calls say what the reference does, and that is something."""
		self.assertGreater(len(self.turns(reference)), 3)
		self.assertGreater(len(self.verdicts(reference)), 10)
		found = [f"{call}: {line}" for call in calls
			for line in self.turn_differences(call, reference) + self.verdict_differences(call, reference)]
		if found:
			self.fail("\n".join(["not as in PCM:", *found]))
