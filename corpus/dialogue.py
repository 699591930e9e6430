"""The written side of the corpus: dialogues, the cast, and the rules that they exercise."""

import pathlib
import re

HERE = pathlib.Path(__file__).parent

INBOUND = """greeting agent_id identity_check empathy hold_notice hold_return fault_prehandling confirm_solution
	further_help closing forbidden_words interruption dead_air speech_rate""".split()
RULES = {
	"telecom-zh": INBOUND,
	"telecom-en": INBOUND,
	"outbound-sales-zh": """self_introduction purpose convenient_time price_disclosure consent no_false_promise
		refusal_respected closing""".split(),
}
# Rules that do not apply to some calls; every other rule applies to every call of its pack.
OPTIONAL = set("""identity_check empathy hold_notice hold_return fault_prehandling price_disclosure consent
	refusal_respected""".split())
REASONS = "regulator media_legal explicit_complaint supervisor churn repeat_contact dispute anger".split()
PAIRS = {"gsm", "amr", "wav-gsm", "wav-alaw-pair"}  # codecs that record each party in a file of its own
DIRECTIVES = "ringback ivr keys hold sit busy pause".split()
LINE = re.compile(r"([AC])((?:\s+\S+)*?)\s*:\s+(.+)")


class Dialogue:
	"""One file of dialogues/: `head` holds its keys, `script` its lines as (what, how, text)."""

	def __init__(self, path):
		self.name = path.stem
		head, _, body = path.read_text("utf-8").partition("\n\n")
		self.title = head.split("\n")[0].lstrip("# ")
		self.head = dict((line.split(None, 1) + [""])[:2] for line in head.split("\n")[1:])
		self.script = [self.parse(line) for line in body.split("\n") if line and line[0] != "#"]
		for rule in set(self.words("fail") + self.words("n/a")) - set(RULES[self.head["pack"]]):
			self.refuse("no such rule", rule)

	def refuse(self, *why):
		raise SystemExit(f"dialogues/{self.name}.txt: {': '.join(why)}")

	def parse(self, line):
		spoken = LINE.fullmatch(line)
		if spoken:
			return {"A": "agent", "C": "customer"}[spoken[1]], spoken[2].split(), spoken[3]
		what, _, text = line.partition(" ")
		if what not in DIRECTIVES:
			self.refuse("no such directive", line)
		return what, [], text.strip()

	def words(self, key):
		return self.head.get(key, "").split()

	@property
	def language(self):
		return self.head["pack"][-2:]

	@property
	def outbound(self):
		return self.head["pack"].startswith("outbound")

	def verdicts(self):
		told = {rule: "fail" for rule in self.words("fail")} | {rule: "not_applicable" for rule in self.words("n/a")}
		return {rule: told.get(rule, "pass") for rule in RULES[self.head["pack"]]}

	@property
	def quality(self):
		"""How well the agent does, by the number of rules broken."""
		return ("good", "mediocre", "mediocre", "poor")[min(3, len(self.words("fail")))]

	def turns(self):
		return [(what, text) for what, _, text in self.script if what in ("agent", "customer")]


def dialogues():
	return [Dialogue(path) for path in sorted((HERE / "dialogues").glob("*.txt"))]


def markdown():
	"""The table of calls in README.md."""
	rows = [("call", "agent", "quality", "codec", "what happens", "rules failed", "flagged for"), ("---",) * 7]
	for call in dialogues():
		rows.append((call.name, call.head["agent"], call.quality, call.head["codec"], call.title,
			", ".join(call.words("fail")), ", ".join(call.words("flagged"))))
	return "".join("| " + " | ".join(row) + " |\n" for row in rows)


def table(name):
	"""The rows of a column file, by their first word; comments and empty lines left out."""
	lines = (HERE / name).read_text("utf-8").splitlines()
	return {line.split()[0]: line.split()[1:] for line in lines if line and line[0] != "#"}
