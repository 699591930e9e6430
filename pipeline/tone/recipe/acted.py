"""Acted anger and read Mandarin, sent through a telephone and heard by Auscult.

Development and test speakers never meet: men and women, both languages of the acted sets, on either side. Read Mandarin is only
ever a development speaker's: nobody in it is angry.
"""

import csv
import os
import pathlib
import sqlite3
import subprocess
import wave

SOURCE = pathlib.Path(__file__).resolve().parents[3]
AUSCULT = os.environ.get("AUSCULT", str(SOURCE / "build/release/pipeline/cli/auscult"))
DATA = pathlib.Path(os.environ.get("AUSCULT_SHARED", SOURCE.parent / "shared")) / "data"
RATE_HZ = 8000

# EMO-DB 03, 10, 11, 15 and RAVDESS of odd numbers are men.
DEVELOPMENT = {"e03", "e08", "e11", "r01", "r02", "r03", "r04", "r05", "r06"}
TEST = {"e10", "e13", "e15", "r07", "r08", "r09", "r10", "r11", "r12"}
CALM = ("neutral", "calm")
# Of read Mandarin: speakers, and sentences of each.
READERS, SENTENCES = 60, 3
# A language that no model hears: words are not needed, and cost time.
UNHEARD = "yue"


def rows(name):
	with open(DATA / name / "index.tsv", encoding="utf-8") as index:
		return list(csv.DictReader(index, delimiter="\t", quoting=csv.QUOTE_NONE))


def acted(speakers):
	"""The angry, neutral and calm clips of these speakers."""
	return [r | {"path": DATA / "emotion" / r["file"]} for r in rows("emotion")
		if r["speaker"] in speakers and r["emotion"] in ("anger", *CALM)]


def read_mandarin():
	by_speaker = {}
	for r in rows("zh-sentences"):
		if r["split"] == "train":
			by_speaker.setdefault(r["speaker"], []).append(r | {"path": DATA / "zh-sentences" / r["file"], "set": "mandarin", "emotion": "neutral"})
	readers = [s for s in sorted(by_speaker) if len(by_speaker[s]) >= SENTENCES]
	return [r for s in readers[:: max(1, len(readers) // READERS)][:READERS] for r in by_speaker[s][:SENTENCES]]


def send(clips, folder):
	"""Through GSM at 8 kHz; fills clip["audio"]."""
	folder.mkdir(exist_ok=True)
	for clip in clips:
		clip["audio"] = folder / (str(clip["file"]).replace("/", "_") + ".gsm")
		if not clip["audio"].exists():
			subprocess.run(["ffmpeg", "-v", "error", "-nostdin", "-y", "-i", clip["path"], "-ar", str(RATE_HZ), "-ac", "1", "-c:a", "libgsm",
				"-f", "gsm", clip["audio"]], check=True)


def samples(path):
	return subprocess.run(["ffmpeg", "-v", "error", "-nostdin", "-i", path, "-ar", str(RATE_HZ), "-ac", "1", "-f", "s16le", "-"], check=True,
		capture_output=True).stdout


def write_stereo(path, left):
	"""The speaker on the agent's channel, nobody on the other."""
	frames = bytearray(2 * len(left))
	frames[0::4], frames[1::4] = left[0::2], left[1::2]
	with wave.open(str(path), "wb") as out:
		out.setparams((2, 2, RATE_HZ, 0, "NONE", ""))
		out.writeframes(bytes(frames))


def hear(calls, database):
	"""`calls` are (name, path); without words."""
	manifest = database.with_suffix(".csv")
	with open(manifest, "w", newline="", encoding="utf-8") as out:
		csv.writer(out).writerows([("call_id", "audio", "language"), *((name, path, UNHEARD) for name, path in calls)])
	database.unlink(missing_ok=True)
	done = subprocess.run([AUSCULT, "run", manifest, "--db", database, "--rules", "complaint-risk"], capture_output=True, text=True)
	if done.returncode:
		raise SystemExit(f"auscult run: exit {done.returncode}\n{done.stderr}")
	return sqlite3.connect(database)


def turns(database, columns):
	"""(name, start_s, end_s, the columns of delivery ...) of every turn whose voice is clear."""
	return database.execute(
		f"SELECT name, start_s, end_s, {', '.join(columns)} FROM turn JOIN delivery USING (hearing_id, seq)"
		" JOIN hearing USING (hearing_id) JOIN call USING (call_id) WHERE centroid_hz IS NOT NULL ORDER BY name, start_s").fetchall()


def auc(angry, calm):
	"""The chance that an angry one scores higher, ties counting half."""
	if not angry or not calm:
		return float("nan")
	return sum((a > c) + 0.5 * (a == c) for a in angry for c in calm) / (len(angry) * len(calm))
